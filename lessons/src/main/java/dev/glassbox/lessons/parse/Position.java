package dev.glassbox.lessons.parse;

/**
 * A place in a file.
 *
 * @param line from 1; 0 when the whole file is meant
 * @param column from 1, in UTF-16 units; 0 when the whole line is meant
 */
public record Position(int line, int column) {
    public static final Position WHOLE_FILE = new Position(0, 0);

    /** The place of the character with this index in a text. */
    static Position of(CharSequence text, int index) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < index && i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new Position(line, index - lineStart + 1);
    }
}
