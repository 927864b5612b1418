package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDManager;

/** Hides nothing: an encoder reads the whole text at once. */
public final class OpenMask extends AttentionMask {
    /**
     * @param manager owns nothing here, since there is nothing to keep
     */
    public OpenMask(NDManager manager) {
        super(manager);
    }

    @Override
    protected boolean hides(int query, int key) {
        return false;
    }
}
