package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.glassbox.runtime.djl.NativeFloats;
import org.jspecify.annotations.Nullable;

/** The mask that hides the future, kept for the length it was last asked for. */
public final class CausalMask {
    private final NDManager manager;
    private @Nullable NDArray mask; // [T, T]

    /**
     * @param manager owns the mask
     */
    public CausalMask(NDManager manager) {
        this.manager = manager;
    }

    /** {@code [T, T]}: 0 where key position <= query position, minus infinity elsewhere. */
    NDArray of(int length) {
        NDArray known = mask;
        if (known != null && known.getShape().get(0) == length) {
            return known;
        }
        if (known != null) {
            known.close();
        }
        float[] values = new float[length * length];
        for (int query = 0; query < length; query++) {
            for (int key = query + 1; key < length; key++) {
                values[query * length + key] = Float.NEGATIVE_INFINITY;
            }
        }
        NDArray made = NativeFloats.create(manager, values, length, length); // [T, T]
        mask = made;
        return made;
    }
}
