package dev.glassbox.runtime.tokenizer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

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

    private static final String LETTERS = "-ULOMNS";
    private static final int BLOCK = 256;

    /** One array per 256 code points; blocks of one class alone share theirs. */
    private static final byte[][] TABLE = read();

    private UnicodeClasses() {}

    /** The class of a code point. */
    static byte of(int codePoint) {
        return TABLE[codePoint >> 8][codePoint & 0xFF];
    }

    /** The class of the character at an index of a text. */
    static byte at(String text, int index) {
        char unit = text.charAt(index);
        return Character.isHighSurrogate(unit)
                ? of(text.codePointAt(index))
                : TABLE[unit >> 8][unit & 0xFF];
    }

    static boolean isLetter(byte characterClass) {
        return characterClass >= UPPER && characterClass <= CASELESS;
    }

    private static byte[][] read() {
        byte[] flat = new byte[Character.MAX_CODE_POINT + 1];
        try (InputStream in = UnicodeClasses.class.getResourceAsStream("unicode-classes.txt")) {
            if (in == null) {
                throw new IllegalStateException("unicode-classes.txt is not beside its class");
            }
            new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> fill(flat, line.split(" ", 3)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return blocks(flat);
    }

    private static void fill(byte[] flat, String[] range) {
        Arrays.fill(
                flat,
                Integer.parseInt(range[0], 16),
                Integer.parseInt(range[1], 16) + 1,
                (byte) LETTERS.indexOf(range[2]));
    }

    private static byte[][] blocks(byte[] flat) {
        byte[][] uniform = new byte[LETTERS.length()][];
        byte[][] table = new byte[flat.length / BLOCK][];
        for (int i = 0; i < table.length; i++) {
            byte[] block = Arrays.copyOfRange(flat, i * BLOCK, (i + 1) * BLOCK);
            byte first = block[0];
            byte[] same = new byte[BLOCK];
            Arrays.fill(same, first);
            if (!Arrays.equals(block, same)) {
                table[i] = block;
                continue;
            }
            if (uniform[first] == null) {
                uniform[first] = same;
            }
            table[i] = uniform[first];
        }
        return table;
    }
}
