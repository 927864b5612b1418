package dev.glassbox.visualizers.cache;

import dev.glassbox.runtime.model.KeyValueCache;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.OpenModels;
import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.visualizers.api.Asking;
import dev.glassbox.visualizers.api.Question;
import java.util.ArrayList;
import java.util.List;

/** Reads a prompt into a real cache, token by token, and asks the cache how much it holds. */
record CacheQuestion(String model, String prompt) implements Question<CacheAnswer> {
    /** Longer texts are read in one go: each step costs a pass. */
    private static final int ONE_BY_ONE = 128;

    @Override
    public CacheAnswer answer(OpenModels models, Asking<CacheAnswer> asking) {
        TraceRequest last = TraceRequest.lastLogits();
        TraceAnswer reading = models.trace(model, prompt, last, asking);
        LanguageModel opened = models.get(model);
        if (!opened.writes()) {
            return new CacheAnswer(reading, List.of());
        }
        int[] ids = reading.trace().ids();
        List<Long> measured = new ArrayList<>();
        try (KeyValueCache cache = opened.newCache(ids.length)) {
            if (ids.length > ONE_BY_ONE) {
                opened.extend(cache, ids, last, asking);
                measured.add(cache.bytesUsed());
            } else {
                for (int id : ids) {
                    asking.check();
                    opened.extend(cache, new int[] {id}, last, asking);
                    measured.add(cache.bytesUsed());
                }
            }
        }
        return new CacheAnswer(reading, measured);
    }
}
