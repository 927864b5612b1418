package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.jspecify.annotations.Nullable;

/**
 * Where a network takes its weights from while it is built: a file, or the initialiser of a
 * training. Arrays belong to {@link #manager()}.
 */
public interface WeightSource {
    /** Owns every weight. */
    NDManager manager();

    /** A weight that the network cannot do without. */
    NDArray weight(String name, long... shape);

    /** A bias, or null when this network is built without biases. */
    @Nullable NDArray bias(String name, long... shape);
}
