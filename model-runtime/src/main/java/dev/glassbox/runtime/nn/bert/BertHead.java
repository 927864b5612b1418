package dev.glassbox.runtime.nn.bert;

import ai.djl.ndarray.NDArray;
import dev.glassbox.runtime.nn.NetworkBlock;
import dev.glassbox.runtime.nn.Pass;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.TraceRequest.Logits;
import java.util.List;

/** From the last block's output to logits; {@code forward} takes each position as it comes. */
abstract class BertHead extends NetworkBlock {
    /**
     * @param x {@code [B, T, D]}
     * @return the logits of the positions that this head speaks of, {@code [B, T or 1, n]}
     */
    abstract NDArray logits(NDArray x, Logits which, Pass pass);

    /** In the order of the pass. */
    abstract List<HookPoint> hookPoints();
}
