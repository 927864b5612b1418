package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.Map;

/** The masks of a decoder: layers that hide the same share one. */
public final class AttentionMasks {
    /** A window that hides nothing of the past. */
    public static final int WHOLE = Integer.MAX_VALUE;

    private final NDManager manager;
    private final Map<Integer, AttentionMask> masks = new HashMap<>();

    /**
     * @param manager owns the masks
     */
    public AttentionMasks(NDManager manager) {
        this.manager = manager;
    }

    /**
     * @param window how many positions each sees, itself among them, or {@link #WHOLE}
     */
    public AttentionMask of(int window) {
        return masks.computeIfAbsent(window, this::made);
    }

    private AttentionMask made(int window) {
        return window == WHOLE ? new CausalMask(manager) : new WindowMask(manager, window);
    }
}
