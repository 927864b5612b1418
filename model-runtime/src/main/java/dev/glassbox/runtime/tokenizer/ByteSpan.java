package dev.glassbox.runtime.tokenizer;

/**
 * The bytes of the input text (UTF-8) that a token stands for.
 *
 * @param start first byte, from 0
 * @param end one past the last byte
 */
public record ByteSpan(int start, int end) {
    public ByteSpan {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("byte span " + start + ".." + end);
        }
    }

    public int length() {
        return end - start;
    }
}
