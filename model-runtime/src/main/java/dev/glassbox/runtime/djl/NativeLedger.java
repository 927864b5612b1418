package dev.glassbox.runtime.djl;

import ai.djl.ndarray.NDManager;

/**
 * Counts the native arrays that are alive under the engine's root manager. DJL has no finalizer:
 * what is neither closed nor attached to a manager that closes is never freed, so a leak test
 * compares this count before and after.
 */
public final class NativeLedger {
    private NativeLedger() {}

    /** Arrays held by every manager of the process, from any manager of it. */
    public static int arrays(NDManager manager) {
        NDManager root = manager;
        while (root.getParentManager() != null) {
            root = root.getParentManager();
        }
        return root.getManagedArrays().size();
    }
}
