package dev.glassbox.runtime.sampling;

import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.Intervention;
import java.util.ArrayList;
import java.util.List;

/** One cache a line; a line takes over the free cache that holds most of it. */
final class BeamCaches implements AutoCloseable {
    private final List<TextCache> caches = new ArrayList<>();

    BeamCaches(LanguageModel model, int lines, int capacity, List<Intervention> changes) {
        try {
            for (int i = 0; i < lines; i++) {
                caches.add(new TextCache(model, capacity, changes));
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** The logits after each of so many lines at most. */
    List<float[]> read(List<int[]> lines, Cancellation cancellation) {
        List<TextCache> free = new ArrayList<>(caches);
        List<float[]> logits = new ArrayList<>();
        for (int[] line : lines) {
            TextCache best = free.get(0);
            for (TextCache cache : free) {
                best = cache.shared(line) > best.shared(line) ? cache : best;
            }
            free.remove(best);
            logits.add(best.read(line, cancellation));
        }
        return logits;
    }

    long bytes() {
        return caches.stream().mapToLong(TextCache::bytes).sum();
    }

    @Override
    public void close() {
        caches.forEach(TextCache::close);
    }
}
