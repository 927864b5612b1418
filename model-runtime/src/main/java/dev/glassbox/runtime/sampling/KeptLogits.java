package dev.glassbox.runtime.sampling;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The logits after the nodes looked at last, within a number of bytes; those left out can be
 * computed again.
 */
final class KeptLogits {
    private static final long BYTES = 256L << 20;

    private final int most;
    private final Map<Integer, float[]> byNode = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param dVocab how many logits a node has
     */
    KeptLogits(int dVocab) {
        this(dVocab, BYTES);
    }

    KeptLogits(int dVocab, long bytes) {
        most = (int) Math.max(2, bytes / Float.BYTES / dVocab);
    }

    float @Nullable [] get(int node) {
        return byNode.get(node);
    }

    void put(int node, float[] logits) {
        byNode.put(node, logits);
        if (byNode.size() > most) {
            byNode.remove(byNode.keySet().iterator().next());
        }
    }
}
