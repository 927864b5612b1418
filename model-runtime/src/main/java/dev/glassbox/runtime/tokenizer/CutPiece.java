package dev.glassbox.runtime.tokenizer;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of text whose tokens' borders may run through its characters; finds which part of which
 * character a token holds.
 */
final class CutPiece {
    private final byte[] bytes;

    /**
     * @param piece well-formed text
     */
    CutPiece(String piece) {
        bytes = Utf8.bytes(piece);
    }

    /**
     * The token of some bytes of the piece.
     *
     * @param from its first byte in the piece
     * @param to one past its last byte
     * @param span the bytes of the input that it stands for
     */
    Token token(int id, int from, int to, ByteSpan span) {
        List<CharacterPart> parts = new ArrayList<>(2);
        StringBuilder text = new StringBuilder();
        for (int at = from; at < to; ) {
            int first = characterStart(at);
            int end = first + Utf8.length(codePointAt(first));
            String character = Character.toString(codePointAt(first));
            if (first >= from && end <= to) {
                text.append(character);
            } else {
                int last = Math.min(end, to);
                CharacterPart part =
                        new CharacterPart(character, at - first + 1, last - first, end - first);
                parts.add(part);
                text.append(part);
            }
            at = end;
        }
        return new Token(id, text.toString(), span, parts);
    }

    private int characterStart(int at) {
        int start = at;
        while (Utf8.isContinuation(bytes[start])) {
            start--;
        }
        return start;
    }

    /** The character whose bytes begin at an index. */
    private int codePointAt(int start) {
        int lead = bytes[start] & 0xFF;
        if (lead < 0x80) {
            return lead;
        }
        int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        int codePoint = lead & (0xFF >> (length + 1));
        for (int i = 1; i < length; i++) {
            codePoint = codePoint << 6 | (bytes[start + i] & 0x3F);
        }
        return codePoint;
    }
}
