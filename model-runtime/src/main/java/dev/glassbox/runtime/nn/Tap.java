package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Structure;

/**
 * What every activation passes on its way through a network. A tap may look (keep the array) or
 * change (answer another array, which the rest of the pass then uses).
 */
public interface Tap {
    /** Looks at nothing and changes nothing. */
    Tap NONE =
            new Tap() {
                @Override
                public boolean wants(HookPoint hook) {
                    return false;
                }

                @Override
                public NDArray pass(HookPoint hook, NDArray value) {
                    return value;
                }
            };

    /**
     * Whether a hook is looked at or changed. A value that the pass itself does not need is made
     * only if this is so.
     */
    boolean wants(HookPoint hook);

    /**
     * Hands an activation through, in the axes of its hook. Answering the same array means that
     * nothing was changed; it must not be written to.
     */
    NDArray pass(HookPoint hook, NDArray value);

    /** Whether the pass leaves out this step of its computation. */
    default boolean isWithout(Structure structure, HookPoint hook) {
        return false;
    }
}
