package dev.glassbox.visualizers.tokens;

import dev.glassbox.runtime.tokenizer.ByteSpan;
import dev.glassbox.runtime.tokenizer.CharacterPart;
import dev.glassbox.runtime.tokenizer.Token;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.List;

/**
 * One piece of a cut text: a token, or a character for which the tokenizer has none.
 *
 * @param id the token's id; -1 where there is none
 * @param text its own text
 * @param span the bytes of the text it stands for
 * @param parts the characters that its borders cut
 * @param kind what it is
 */
record Bit(int id, String text, ByteSpan span, List<CharacterPart> parts, Kind kind) {
    static final int NO_ID = -1;

    /** What a piece is. */
    enum Kind {
        ORDINARY,
        SPECIAL,
        MISSING
    }

    static Bit of(Token token, int start, boolean special) {
        ByteSpan span = token.span();
        return new Bit(
                token.id(),
                token.text(),
                new ByteSpan(span.start() + start, span.end() + start),
                token.parts(),
                special || span.length() == 0 ? Kind.SPECIAL : Kind.ORDINARY);
    }

    /** As a person shall see it; the part of a character that it holds as {@code 字 1/3}. */
    String label() {
        if (parts.isEmpty()) {
            return TokenText.visible(text);
        }
        StringBuilder label = new StringBuilder();
        int done = 0;
        for (CharacterPart part : parts) {
            int at = text.indexOf(part.toString(), done);
            if (at >= 0) {
                label.append(at > done ? TokenText.visible(text.substring(done, at)) : "");
                label.append(part(part));
                done = at + part.toString().length();
            }
        }
        return label.append(done < text.length() ? TokenText.visible(text.substring(done)) : "")
                .toString();
    }

    private static String part(CharacterPart part) {
        String bytes =
                part.first() == part.last()
                        ? String.valueOf(part.first())
                        : part.first() + "–" + part.last();
        return part.character() + "\u2009" + bytes + "/" + part.of();
    }

    boolean isMissing() {
        return kind == Kind.MISSING;
    }
}
