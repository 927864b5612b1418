package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import dev.glassbox.runtime.model.LogitDirection;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.TraceRequest.Logits;
import java.util.List;

/** A whole network from ids to logits, of any family. */
public interface DecoderNetwork {
    /**
     * One forward pass, in the manager of {@code ids}.
     *
     * @param ids int64 {@code [B, T]}; the first has position {@link Pass#start()}
     * @param which the positions whose logits are computed
     * @return {@code [B, T or 1, d_vocab]}
     */
    NDArray logits(NDArray ids, Logits which, Pass pass);

    /**
     * The last norm and the unembedding alone.
     *
     * @param residual {@code [B, T, D]}
     * @return {@code [B, T, d_vocab]}
     */
    NDArray unembed(NDArray residual, Pass pass);

    /** Which direction of the last residual raises the logit of {@code id}. */
    LogitDirection direction(int id);

    /** Every hook point, in the order of the pass. */
    List<HookPoint> hookPoints();
}
