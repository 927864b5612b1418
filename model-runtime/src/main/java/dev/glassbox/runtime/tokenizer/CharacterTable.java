package dev.glassbox.runtime.tokenizer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A class for every character, read from a list of ranges beside this class: lines of first and
 * last code point in hex and a letter; lines that begin with {@code #} are notes.
 */
final class CharacterTable {
    private static final int BLOCK = 256;

    /** One array per 256 code points; blocks of one class alone share theirs. */
    private final byte[][] blocks;

    /**
     * @param letters the letter of every class in order; the first is the class of characters that
     *     the list does not name
     */
    CharacterTable(String resource, String letters) {
        byte[] flat = new byte[Character.MAX_CODE_POINT + 1];
        try (InputStream in = CharacterTable.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not beside its class");
            }
            new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" ", 3))
                    .forEach(range -> fill(flat, range, letters));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        blocks = blocks(flat, letters.length());
    }

    /** The class of a code point. */
    byte of(int codePoint) {
        return blocks[codePoint >> 8][codePoint & 0xFF];
    }

    private static void fill(byte[] flat, String[] range, String letters) {
        int first = Integer.parseInt(range[0], 16);
        int last = Integer.parseInt(range[1], 16);
        Arrays.fill(flat, first, last + 1, (byte) letters.indexOf(range[2]));
    }

    private static byte[][] blocks(byte[] flat, int classes) {
        byte[][] uniform = new byte[classes][BLOCK];
        for (int c = 0; c < classes; c++) {
            Arrays.fill(uniform[c], (byte) c);
        }
        byte[][] blocks = new byte[flat.length / BLOCK][];
        for (int i = 0; i < blocks.length; i++) {
            byte[] block = Arrays.copyOfRange(flat, i * BLOCK, (i + 1) * BLOCK);
            byte[] same = uniform[block[0]];
            blocks[i] = Arrays.equals(block, same) ? same : block;
        }
        return blocks;
    }
}
