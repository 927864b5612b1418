package dev.glassbox.runtime.bench;

import dev.glassbox.runtime.model.KeyValueCache;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.trace.TraceRequest;
import java.util.Arrays;

/** One token after the other, with the keys and values of the text before kept. */
final class Generation {
    private Generation() {}

    /**
     * @param start positions read before the clock starts
     * @param tokens of which the median counts
     * @return milliseconds a token, logits and choosing the likeliest included
     */
    static double millisPerToken(LanguageModel model, int start, int tokens, Clock clock) {
        try (KeyValueCache cache = model.newCache(start + tokens + 2)) {
            int[] prompt = ids(model, start);
            int[] next = {
                likeliest(
                        model.extend(cache, prompt, TraceRequest.lastLogits(), clock.cancellation())
                                .lastLogits())
            };
            return clock.median(
                    2,
                    tokens,
                    () -> Clock.time(() -> next[0] = step(model, cache, next[0], clock)));
        }
    }

    /** Ids spread over the vocabulary. */
    static int[] ids(LanguageModel model, int length) {
        int[] ids = new int[length];
        Arrays.setAll(ids, i -> (int) ((i + 1) * 2_654_435L % model.config().dVocab()));
        return ids;
    }

    private static int step(LanguageModel model, KeyValueCache cache, int id, Clock clock) {
        int[] one = {id};
        return likeliest(
                model.extend(cache, one, TraceRequest.lastLogits(), clock.cancellation())
                        .lastLogits());
    }

    private static int likeliest(float[] logits) {
        int best = 0;
        for (int id = 1; id < logits.length; id++) {
            best = logits[id] > logits[best] ? id : best;
        }
        return best;
    }
}
