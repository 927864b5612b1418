package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.jspecify.annotations.Nullable;

/** A linear layer, whichever way round its weights are stored. */
public abstract class Affine extends NetworkBlock {
    /**
     * The weights as {@code [in, out]}.
     *
     * @param scope owns the view
     */
    abstract NDArray inputsByOutputs(NDManager scope);

    /** {@code [out]}, where there is one. */
    abstract @Nullable NDArray bias();
}
