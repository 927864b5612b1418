package dev.glassbox.runtime.tokenizer;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * GPT-2's printable alphabet: one visible character for every byte, so that tokens that are no
 * valid text can stand in JSON and in {@code merges.txt}. Bytes that are visible in Latin-1 stand
 * for themselves; the other 68, in order, are U+0100 onwards: a space is {@code Ġ}, a line feed
 * {@code Ċ}. Source: {@code bytes_to_unicode} in GPT-2's {@code encoder.py}.
 */
final class ByteAlphabet {
    private static final int FIRST_STAND_IN = 0x100;
    private static final char[] CHARACTER_OF = characters();
    private static final short[] BYTE_OF = inverse();

    private ByteAlphabet() {}

    /** The printable form of bytes. */
    static String print(byte[] bytes) {
        StringBuilder printed = new StringBuilder(bytes.length);
        for (byte b : bytes) {
            printed.append(CHARACTER_OF[b & 0xFF]);
        }
        return printed.toString();
    }

    /** The bytes behind a printable form, or null if a character is not of the alphabet. */
    static byte @Nullable [] read(String printed) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(printed.length());
        for (int i = 0; i < printed.length(); i++) {
            char c = printed.charAt(i);
            if (c >= BYTE_OF.length || BYTE_OF[c] < 0) {
                return null;
            }
            bytes.write(BYTE_OF[c]);
        }
        return bytes.toByteArray();
    }

    private static boolean isVisible(int b) {
        return (b >= '!' && b <= '~') || (b >= 0xA1 && b <= 0xAC) || b >= 0xAE;
    }

    private static char[] characters() {
        char[] characters = new char[256];
        int standIn = FIRST_STAND_IN;
        for (int b = 0; b < characters.length; b++) {
            characters[b] = (char) (isVisible(b) ? b : standIn++);
        }
        return characters;
    }

    private static short[] inverse() {
        short[] bytes = new short[FIRST_STAND_IN + 68];
        Arrays.fill(bytes, (short) -1);
        for (int b = 0; b < CHARACTER_OF.length; b++) {
            bytes[CHARACTER_OF[b]] = (short) b;
        }
        return bytes;
    }
}
