package dev.glassbox.runtime.tokenizer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** How often each piece occurs in a text that special tokens and GPT-2's pattern have cut. */
final class PieceCounts {
    private final Splitter splitter = new Gpt2Splitter();
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final Consumer<String> beforePiece;

    /**
     * @param beforePiece called with each piece as it is found
     */
    PieceCounts(Consumer<String> beforePiece) {
        this.beforePiece = beforePiece;
    }

    /**
     * @param text well-formed
     */
    Map<String, Integer> of(String text, SpecialTokens specials) {
        int start = 0;
        for (SpecialTokens.Found cut = specials.next(text, 0); cut != null; ) {
            count(text.substring(start, cut.start()));
            start = cut.end();
            cut = specials.next(text, start);
        }
        count(text.substring(start));
        return counts;
    }

    private void count(String text) {
        for (int start = 0; start < text.length(); ) {
            int end = splitter.end(text, start);
            String piece = text.substring(start, end);
            beforePiece.accept(piece);
            counts.merge(piece, 1, Integer::sum);
            start = end;
        }
    }
}
