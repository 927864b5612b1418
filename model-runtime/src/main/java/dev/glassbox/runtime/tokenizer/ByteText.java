package dev.glassbox.runtime.tokenizer;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** How bytes that need not be text are shown. */
final class ByteText {
    private ByteText() {}

    /** Whole characters as they are, every other byte as {@code <0xE4>}. */
    static String of(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        StringBuilder shown = new StringBuilder();
        while (in.hasRemaining()) {
            CoderResult result = decoder.reset().decode(in, out, true);
            shown.append(out.flip());
            out.clear();
            for (int bad = result.isError() ? result.length() : 0; bad > 0; bad--) {
                shown.append(String.format("<0x%02X>", in.get() & 0xFF));
            }
        }
        return shown.toString();
    }
}
