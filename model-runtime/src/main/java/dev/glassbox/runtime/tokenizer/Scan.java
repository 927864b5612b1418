package dev.glassbox.runtime.tokenizer;

import static dev.glassbox.runtime.tokenizer.UnicodeClasses.MARK;
import static dev.glassbox.runtime.tokenizer.UnicodeClasses.NUMBER;
import static dev.glassbox.runtime.tokenizer.UnicodeClasses.OTHER;
import static dev.glassbox.runtime.tokenizer.UnicodeClasses.SPACE;
import static dev.glassbox.runtime.tokenizer.UnicodeClasses.isLetter;

/** The steps that the known split patterns are made of. Each returns where it stops. */
final class Scan {
    /** The one character that is an s when case is ignored, beside s and S. */
    private static final char LONG_S = 'ſ';

    private Scan() {}

    /** The index after the character at {@code index}. */
    static int next(String text, int index) {
        return Character.isHighSurrogate(text.charAt(index)) ? index + 2 : index + 1;
    }

    /** {@code \p{L}*}. */
    static int letters(String text, int from) {
        int i = from;
        while (i < text.length() && isLetter(UnicodeClasses.at(text, i))) {
            i = next(text, i);
        }
        return i;
    }

    /** {@code \p{N}{0,most}}. */
    static int numbers(String text, int from, int most) {
        int i = from;
        for (int n = 0; n < most && i < text.length(); n++) {
            if (UnicodeClasses.at(text, i) != NUMBER) {
                break;
            }
            i = next(text, i);
        }
        return i;
    }

    /** {@code [^\s\p{L}\p{N}]*}. */
    static int symbols(String text, int from) {
        int i = from;
        while (i < text.length() && isSymbol(UnicodeClasses.at(text, i))) {
            i = next(text, i);
        }
        return i;
    }

    static boolean isSymbol(byte characterClass) {
        return characterClass == OTHER || characterClass == MARK;
    }

    static boolean isLineEnd(char unit) {
        return unit == '\n' || unit == '\r';
    }

    /** {@code [\r\n]*}, with slashes too if {@code alsoSlash}. */
    static int lineEnds(String text, int from, boolean alsoSlash) {
        int i = from;
        while (i < text.length()
                && (isLineEnd(text.charAt(i)) || (alsoSlash && text.charAt(i) == '/'))) {
            i++;
        }
        return i;
    }

    /** {@code \s*}. */
    static int spaces(String text, int from) {
        int i = from;
        while (i < text.length() && UnicodeClasses.at(text, i) == SPACE) {
            i++;
        }
        return i;
    }

    /**
     * {@code \s+(?!\S)|\s+} at white space: all of it but the last one where something else
     * follows, since that one belongs to the next word.
     */
    static int spacesBeforeWord(String text, int from) {
        int end = spaces(text, from);
        return end == text.length() || end - from == 1 ? end : end - 1;
    }

    /** {@code \s*[\r\n]+|\s+(?!\S)|\s+} at white space: up to its last line end, if it has one. */
    static int spacesByLine(String text, int from) {
        int end = spaces(text, from);
        for (int i = end; i > from; i--) {
            if (isLineEnd(text.charAt(i - 1))) {
                return i;
            }
        }
        return end == text.length() || end - from == 1 ? end : end - 1;
    }

    /** {@code 's|'t|'re|'ve|'m|'ll|'d}, or {@code from} if there is none. */
    static int contraction(String text, int from, boolean ignoreCase) {
        if (from + 1 >= text.length() || text.charAt(from) != '\'') {
            return from;
        }
        char first = lower(text.charAt(from + 1), ignoreCase);
        if (first == 's' || first == 't' || first == 'm' || first == 'd') {
            return from + 2;
        }
        char second = from + 2 < text.length() ? lower(text.charAt(from + 2), ignoreCase) : '\0';
        boolean two =
                (first == 'r' && second == 'e')
                        || (first == 'v' && second == 'e')
                        || (first == 'l' && second == 'l');
        return two ? from + 3 : from;
    }

    private static char lower(char unit, boolean ignoreCase) {
        if (!ignoreCase) {
            return unit;
        }
        if (unit == LONG_S) {
            return 's';
        }
        return unit >= 'A' && unit <= 'Z' ? (char) (unit + 'a' - 'A') : unit;
    }
}
