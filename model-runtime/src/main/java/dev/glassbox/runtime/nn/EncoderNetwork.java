package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.TraceRequest.Logits;
import java.util.List;

/** A network that reads a whole text at once, every position seeing every other. */
public interface EncoderNetwork {
    /**
     * One forward pass, in the manager of {@code ids}.
     *
     * @param ids int64 {@code [B, T]}
     * @param segments int64 {@code [B, T]}, which text of several each position belongs to
     * @param which the positions whose logits are computed, where there are any for each position
     * @return {@code [B, T or 1, n]}; one row for the whole text where the network sorts texts
     */
    NDArray logits(NDArray ids, NDArray segments, Logits which, Pass pass);

    /**
     * The head alone.
     *
     * @param residual {@code [B, T, D]}, the last block's output
     * @return {@code [B, T, n]}, each row as if the head had read it
     */
    NDArray unembed(NDArray residual, Pass pass);

    /** The number of texts that can be told apart. */
    int segments();

    /** Every hook point, in the order of the pass. */
    List<HookPoint> hookPoints();
}
