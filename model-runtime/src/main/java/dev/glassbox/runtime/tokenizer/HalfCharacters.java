package dev.glassbox.runtime.tokenizer;

/**
 * Escapes of JSON, such as that of U+D83D, that stand for half a character: JSON may hold them,
 * UTF-8 cannot, and the readers of the field refuse them.
 */
final class HalfCharacters {
    private static final int ESCAPE = 6; // backslash, u, four digits
    private static final int HEX = 16;

    private HalfCharacters() {}

    /** Whether some escape of a JSON document is a surrogate without its other half. */
    static boolean inJson(String document) {
        int at = document.indexOf('\\');
        while (at >= 0) {
            int unit = unit(document, at);
            int length = unit == 0 ? 2 : ESCAPE;
            if (Character.isHighSurrogate((char) unit)) {
                if (!Character.isLowSurrogate((char) unit(document, at + ESCAPE))) {
                    return true;
                }
                length = 2 * ESCAPE;
            } else if (Character.isLowSurrogate((char) unit)) {
                return true;
            }
            at = document.indexOf('\\', at + length);
        }
        return false;
    }

    /** The code unit that an escape stands for, or 0 if there is none of four digits. */
    private static int unit(String document, int at) {
        if (at + ESCAPE > document.length()
                || document.charAt(at) != '\\'
                || document.charAt(at + 1) != 'u') {
            return 0;
        }
        int unit = 0;
        for (int i = at + 2; i < at + ESCAPE; i++) {
            int digit = Character.digit(document.charAt(i), HEX);
            if (digit < 0) {
                return 0;
            }
            unit = unit * HEX + digit;
        }
        return unit;
    }
}
