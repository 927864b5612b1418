package dev.glassbox.runtime.training.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The encodings that a text may come in, each decoded strictly. */
public enum TextEncoding {
    UTF_8("UTF-8", StandardCharsets.UTF_8),
    UTF_16LE("UTF-16LE", StandardCharsets.UTF_16LE),
    UTF_16BE("UTF-16BE", StandardCharsets.UTF_16BE),
    /** With GBK and GB2312, which are parts of it. */
    GB18030("GB18030", Charset.forName("GB18030"));

    private static final char MARK = '\uFEFF';

    private final String title;
    private final Charset charset;

    TextEncoding(String title, Charset charset) {
        this.title = title;
        this.charset = charset;
    }

    /** Its name as standards write it. */
    public String title() {
        return title;
    }

    /** Whether a byte order mark says that the text is in this encoding. */
    boolean isMarkedIn(byte[] bytes) {
        byte[] mark = String.valueOf(MARK).getBytes(charset);
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if (bytes[i] != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** Decodes all bytes, or as far as they are text. */
    Decoded decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1); // no encoding here has more
        var decoder =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        boolean clean = !decoder.decode(in, out, false).isError();
        boolean cut = clean && in.hasRemaining();
        if (clean && !cut) {
            clean = !decoder.decode(in, out, true).isError();
        }
        out.flip();
        boolean marked = out.length() > 0 && out.charAt(0) == MARK;
        String text = (marked ? out.subSequence(1, out.length()) : out).toString();
        return new Decoded(this, text, clean && !cut, cut, in.position());
    }

    /**
     * What came of decoding.
     *
     * @param text as far as it went, without a byte order mark
     * @param whole whether every byte is part of a character
     * @param cut whether only the end is missing: the last character's
     * @param offset of the first byte that belongs to no character
     */
    record Decoded(TextEncoding encoding, String text, boolean whole, boolean cut, int offset) {}
}
