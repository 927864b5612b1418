package dev.glassbox.runtime.nn;

import dev.glassbox.runtime.trace.HookPoint;
import java.util.List;

/** The part of a block that works on each position alone: {@code [B, T, D]} to the same. */
public abstract class FeedForward extends NetworkBlock {
    /** In the order of the pass. */
    public abstract List<HookPoint> hookPoints();
}
