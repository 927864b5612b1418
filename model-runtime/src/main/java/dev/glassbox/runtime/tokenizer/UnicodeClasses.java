package dev.glassbox.runtime.tokenizer;

/**
 * The class of every character as the patterns of the known tokenizers ask for it. The table is
 * fixed (Unicode 16.0, as the reference tokenizers have it), because the JDK's own grows with its
 * version: the same text must give the same tokens on every Java.
 */
final class UnicodeClasses {
    static final byte OTHER = 0;

    /** Upper and title case letters: {@code \p{Lu} \p{Lt}}. */
    static final byte UPPER = 1;

    /** {@code \p{Ll}}. */
    static final byte LOWER = 2;

    /** Letters without case: {@code \p{Lm} \p{Lo}}. */
    static final byte CASELESS = 3;

    /** {@code \p{M}}. */
    static final byte MARK = 4;

    /** {@code \p{N}}. */
    static final byte NUMBER = 5;

    /** {@code \s}, the 25 characters of White_Space. */
    static final byte SPACE = 6;

    private static final CharacterTable TABLE =
            new CharacterTable("unicode-classes.txt", "-ULOMNS");

    private UnicodeClasses() {}

    /** The class of a code point. */
    static byte of(int codePoint) {
        return TABLE.of(codePoint);
    }

    /** The class of the character at an index of a text. */
    static byte at(String text, int index) {
        char unit = text.charAt(index);
        return Character.isHighSurrogate(unit) ? of(text.codePointAt(index)) : TABLE.of(unit);
    }

    static boolean isLetter(byte characterClass) {
        return characterClass >= UPPER && characterClass <= CASELESS;
    }
}
