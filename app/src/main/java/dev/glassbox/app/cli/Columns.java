package dev.glassbox.app.cli;

/** Columns on a terminal, where a Chinese character is as wide as two letters. */
final class Columns {
    private static final int FIRST_WIDE = 0x2E80; // CJK begins here

    private Columns() {}

    /** The text, with blanks behind up to {@code width} columns. */
    static String pad(String text, int width) {
        return text + blanks(width - columns(text));
    }

    /** The text, with blanks before. */
    static String padLeft(String text, int width) {
        return blanks(width - columns(text)) + text;
    }

    private static int columns(String text) {
        return text.codePoints().map(point -> point >= FIRST_WIDE ? 2 : 1).sum();
    }

    private static String blanks(int count) {
        return " ".repeat(Math.max(0, count));
    }
}
