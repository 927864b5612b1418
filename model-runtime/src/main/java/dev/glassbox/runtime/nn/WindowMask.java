package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDManager;

/** Hides the future, and what lies further back than a window. */
public final class WindowMask extends AttentionMask {
    private final int window;

    /**
     * @param manager owns the mask
     * @param window how many positions each sees, itself among them, from 1
     */
    public WindowMask(NDManager manager, int window) {
        super(manager);
        this.window = window;
    }

    @Override
    protected boolean hides(int query, int key) {
        return key > query || key <= query - window;
    }
}
