package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDManager;

/** Hides the future. */
public final class CausalMask extends AttentionMask {
    /**
     * @param manager owns the mask
     */
    public CausalMask(NDManager manager) {
        super(manager);
    }

    @Override
    protected boolean hides(int query, int key) {
        return key > query;
    }
}
