package dev.glassbox.runtime.nn;

import dev.glassbox.runtime.model.LogitDirection;
import dev.glassbox.runtime.trace.HookPoint;
import java.util.List;

/** A normalisation over the last axis: input {@code [B, T, D]}, output of the same shape. */
public abstract class Norm extends NetworkBlock {
    /** In the order of the pass. */
    public abstract List<HookPoint> hookPoints();

    /**
     * What direction of this norm's input raises the product of its output with a row.
     *
     * @param row {@code [D]}, such as one of the unembedding
     */
    public abstract LogitDirection direction(float[] row);
}
