package dev.glassbox.runtime.tokenizer;

import java.util.List;

/**
 * One token of an encoded text.
 *
 * @param id its row in the embedding matrix
 * @param text its own text; a character of which it holds only some bytes stands in it as {@link
 *     CharacterPart#toString()} writes it, never as a replacement mark
 * @param span the bytes of the input it stands for; empty if it was added by the model's template
 * @param parts the characters that its borders cut: none, or the first, or the last, or both
 */
public record Token(int id, String text, ByteSpan span, List<CharacterPart> parts) {
    public Token {
        parts = List.copyOf(parts);
    }

    /** A token of whole characters. */
    public Token(int id, String text, ByteSpan span) {
        this(id, text, span, List.of());
    }
}
