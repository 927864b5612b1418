package dev.glassbox.runtime.nn;

import dev.glassbox.runtime.trace.HookPoint;
import java.util.List;

/** From ids, int64 {@code [B, T]}, to the first residual stream {@code [B, T, D]}. */
public abstract class Embedder extends NetworkBlock {
    /** In the order of the pass. */
    public abstract List<HookPoint> hookPoints();
}
