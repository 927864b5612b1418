package dev.glassbox.runtime.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;

/** How a gradient becomes a change of its weight. */
interface UpdateRule {
    /** The names of the running values kept for each weight, all of its shape. */
    List<String> moments();

    /** Whether weights decay beside the update rather than through the gradient. */
    boolean decaysApart();

    /**
     * What is taken from a weight, times {@link #stepSize}.
     *
     * @param scope owns what is made
     * @param gradient clipped already; may be written over
     * @param moments in the order of {@link #moments()}; moved on
     * @param step from 1
     * @return of the weight's shape, may be written over
     */
    NDArray change(NDManager scope, NDArray gradient, List<NDArray> moments, int step);

    /** What the change is multiplied by at a learning rate. */
    double stepSize(double lr, int step);
}
