package dev.glassbox.visualizers.tokens;

import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.tokenizer.ByteSpan;
import dev.glassbox.runtime.tokenizer.Token;
import dev.glassbox.runtime.tokenizer.Tokenizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A text cut by one tokenizer.
 *
 * @param bits the pieces in order
 * @param missing how many characters no token expresses; above 0 no model can read the text by this
 *     tokenizer, and the pieces are those of what is left
 */
record Cut(List<Bit> bits, int missing) {
    Cut {
        bits = List.copyOf(bits);
    }

    /**
     * Cuts a text; characters that have no token are kept apart instead of refused.
     *
     * @param specials whether special tokens are read by their names
     */
    static Cut of(Tokenizer tokenizer, String text, boolean specials) {
        try {
            List<Token> tokens =
                    specials ? tokenizer.encodeMarked(text) : tokenizer.encodePrompt(text);
            return new Cut(bits(tokens, 0, tokenizer), 0);
        } catch (IntakeException refused) {
            return inPieces(tokenizer, text, refused);
        }
    }

    private static List<Bit> bits(List<Token> tokens, int start, Tokenizer tokenizer) {
        return tokens.stream()
                .map(token -> Bit.of(token, start, tokenizer.isSpecial(token.id())))
                .toList();
    }

    private static Cut inPieces(Tokenizer tokenizer, String text, IntakeException refused) {
        List<Glyph> glyphs = Glyph.of(text);
        Map<Integer, Boolean> known = new HashMap<>();
        List<Bit> bits = new ArrayList<>();
        int missing = 0;
        for (int i = 0; i < glyphs.size(); ) {
            int end = i;
            while (end < glyphs.size() && known(tokenizer, glyphs.get(end), known)) {
                end++;
            }
            if (end > i) {
                StringBuilder run = new StringBuilder();
                glyphs.subList(i, end).forEach(glyph -> run.appendCodePoint(glyph.codePoint()));
                bits.addAll(
                        bits(tokenizer.encode(run.toString()), glyphs.get(i).start(), tokenizer));
                i = end;
            } else {
                Glyph glyph = glyphs.get(i++);
                ByteSpan span = new ByteSpan(glyph.start(), glyph.end());
                bits.add(new Bit(Bit.NO_ID, glyph.text(), span, List.of(), Bit.Kind.MISSING));
                missing++;
            }
        }
        if (missing == 0) { // it was refused for another reason
            throw refused;
        }
        return new Cut(bits, missing);
    }

    private static boolean known(Tokenizer tokenizer, Glyph glyph, Map<Integer, Boolean> known) {
        return known.computeIfAbsent(
                glyph.codePoint(),
                point -> {
                    try {
                        tokenizer.encode(Character.toString(point));
                        return true;
                    } catch (IntakeException e) {
                        return false;
                    }
                });
    }

    /** How many tokens there are. */
    int tokens() {
        return bits.size() - missing;
    }
}
