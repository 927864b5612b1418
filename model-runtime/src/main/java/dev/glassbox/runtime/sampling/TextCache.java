package dev.glassbox.runtime.sampling;

import dev.glassbox.runtime.model.KeyValueCache;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.Intervention;
import dev.glassbox.runtime.trace.TraceRequest;
import java.util.Arrays;
import java.util.List;

/**
 * A key-value cache that knows which text it holds: whatever text comes next, only what differs is
 * read. Belongs to the model's thread.
 */
final class TextCache implements AutoCloseable {
    private final LanguageModel model;
    private final KeyValueCache cache;
    private final TraceRequest request;
    private int[] held = {};

    /**
     * @param capacity the most positions of a text, at most {@code n_ctx}
     * @param changes made in every pass
     */
    TextCache(LanguageModel model, int capacity, List<Intervention> changes) {
        this.model = model;
        request = TraceRequest.lastLogits().with(changes);
        cache = model.newCache(capacity);
    }

    /** How many tokens of a text need not be read again; never all, since the last one answers. */
    int shared(int[] ids) {
        int different = Arrays.mismatch(held, ids);
        int same = different < 0 ? held.length : different;
        return Math.min(same, ids.length - 1);
    }

    /**
     * The logits after a text, {@code [d_vocab]}.
     *
     * @throws java.util.concurrent.CancellationException if cancelled; what is held stays true
     */
    float[] read(int[] ids, Cancellation cancellation) {
        int shared = shared(ids);
        cache.truncate(shared);
        held = Arrays.copyOf(ids, shared);
        int[] rest = Arrays.copyOfRange(ids, shared, ids.length);
        float[] logits = model.extend(cache, rest, request, cancellation).lastLogits();
        held = ids.clone();
        return logits;
    }

    long bytes() {
        return cache.bytes();
    }

    long bytesUsed() {
        return cache.bytesUsed();
    }

    @Override
    public void close() {
        cache.close();
    }
}
