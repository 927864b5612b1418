package dev.glassbox.runtime.nn;

import dev.glassbox.runtime.trace.HookPoint;
import java.util.List;

/** One block of a Transformer: the residual stream {@code [B, T, D]} in and out. */
public abstract class ResidualBlock extends NetworkBlock {
    /** In the order of the pass. */
    public abstract List<HookPoint> hookPoints();
}
