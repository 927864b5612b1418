package dev.glassbox.visualizers.scale;

/**
 * Tokens as a person can see them: what would be invisible, or half a character, gets a sign of its
 * own. The signs are in the bundled typeface.
 */
public final class TokenText {
    private TokenText() {}

    /**
     * The token with a space as {@code ␣}, a line break as {@code ⏎}, a tab as {@code →}, a part of
     * a character as {@code □}, other invisible characters as {@code U+200B}, a lone combining mark
     * on a circle, and nothing at all as {@code ∅}.
     */
    public static String visible(String token) {
        if (token.isEmpty()) {
            return "∅";
        }
        StringBuilder out = new StringBuilder();
        token.codePoints().forEach(c -> append(out, c));
        return out.toString();
    }

    /** {@link #visible} cut to a number of characters; a cut ends in {@code …}. */
    public static String label(String token, int atMost) {
        String visible = visible(token);
        if (visible.codePointCount(0, visible.length()) <= atMost) {
            return visible;
        }
        return visible.substring(0, visible.offsetByCodePoints(0, Math.max(1, atMost - 1))) + "…";
    }

    private static void append(StringBuilder out, int c) {
        switch (c) {
            case ' ' -> out.append('␣');
            case '\n' -> out.append('⏎');
            case '\t' -> out.append('→');
            case 0xFFFD -> out.append('□');
            default -> appendOther(out, c);
        }
    }

    private static void appendOther(StringBuilder out, int c) {
        switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> {
                if (out.isEmpty()) {
                    out.append('◌');
                }
                out.appendCodePoint(c);
            }
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    out.append(String.format("U+%04X", c));
            case Character.SURROGATE -> out.append('□');
            default -> out.appendCodePoint(c);
        }
    }
}
