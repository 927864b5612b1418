package dev.glassbox.visualizers.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Results that several {@link Question}s share, the latest few: a gesture that changes one part of
 * a question does not compute its other parts again. The key names everything that a result depends
 * on, the sha256 of the weights too, so that a result is never another's.
 *
 * @param <K> what a result depends on, by equality
 * @param <V> the result; may fill up while it is computed, on the thread of models alone
 */
public final class KeptResults<K, V> {
    private final int limit;
    private final Map<K, V> kept = new LinkedHashMap<>(8, 0.75f, true);

    /**
     * @param limit the most results kept, from 1
     */
    public KeptResults(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit " + limit);
        }
        this.limit = limit;
    }

    /** The result of a key, made if it is not kept. */
    public synchronized V of(K key, Supplier<V> make) {
        V result = kept.computeIfAbsent(key, k -> make.get());
        while (kept.size() > limit) {
            kept.remove(kept.keySet().iterator().next());
        }
        return result;
    }
}
