package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.TraceRequest.Logits;
import java.util.List;

/** A whole network from ids to logits, of any family. */
public interface DecoderNetwork {
    /**
     * One forward pass, in the manager of {@code ids}.
     *
     * @param ids int64 {@code [B, T]}
     * @param which the positions whose logits are computed
     * @return {@code [B, T or 1, d_vocab]}
     */
    NDArray logits(NDArray ids, Logits which, Tap tap);

    /** Every hook point, in the order of the pass. */
    List<HookPoint> hookPoints();
}
