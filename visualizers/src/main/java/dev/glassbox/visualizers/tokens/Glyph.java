package dev.glassbox.visualizers.tokens;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One character of a text.
 *
 * @param codePoint a half of a surrogate pair counts as U+FFFD, as for every tokenizer
 * @param start its first byte in UTF-8
 * @param end one past its last byte
 */
record Glyph(int codePoint, int start, int end) {

    /** The characters of a text, in order. */
    static List<Glyph> of(String text) {
        List<Glyph> glyphs = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < text.length(); ) {
            int raw = text.codePointAt(i);
            int point = Character.getType(raw) == Character.SURROGATE ? 0xFFFD : raw;
            int length = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
            glyphs.add(new Glyph(point, at, at + length));
            at += length;
            i += Character.charCount(raw);
        }
        return glyphs;
    }

    String text() {
        return Character.toString(codePoint);
    }

    /** The UTF-8 bytes of characters. */
    static byte[] bytes(List<Glyph> glyphs) {
        StringBuilder text = new StringBuilder();
        glyphs.forEach(glyph -> text.appendCodePoint(glyph.codePoint()));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
