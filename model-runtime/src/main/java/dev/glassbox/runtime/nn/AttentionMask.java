package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.glassbox.runtime.djl.NativeFloats;
import org.jspecify.annotations.Nullable;

/**
 * Which positions do not see which, as what is added to the scores. Kept for the part of the text
 * it was last asked for; one object serves all layers that hide the same.
 */
public abstract class AttentionMask {
    private final NDManager manager;
    private @Nullable NDArray mask; // [T, start + T]
    private int start = -1;
    private int queries = -1;

    /**
     * @param manager owns the mask
     */
    protected AttentionMask(NDManager manager) {
        this.manager = manager;
    }

    /** Whether the position {@code query} does not see the position {@code key}. */
    protected abstract boolean hides(int query, int key);

    /**
     * {@code [T, start + T]}: minus infinity where a key is hidden, else 0; null where nothing is.
     *
     * @param start the position of the first query
     * @param queries T
     */
    @Nullable NDArray of(int start, int queries) {
        if (start != this.start || queries != this.queries) {
            if (mask != null) {
                mask.close();
            }
            mask = made(start, queries);
            this.start = start;
            this.queries = queries;
        }
        return mask;
    }

    private @Nullable NDArray made(int start, int queries) {
        int keys = start + queries;
        float[] values = new float[Math.multiplyExact(queries, keys)];
        boolean any = false;
        for (int query = 0; query < queries; query++) {
            for (int key = 0; key < keys; key++) {
                if (hides(start + query, key)) {
                    values[query * keys + key] = Float.NEGATIVE_INFINITY;
                    any = true;
                }
            }
        }
        return any ? NativeFloats.create(manager, values, queries, keys) : null;
    }
}
