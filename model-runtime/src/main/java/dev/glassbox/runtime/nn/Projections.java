package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;

/**
 * The way from the residual stream to queries, keys and values. H query heads, G key-value heads, K
 * d_head.
 */
public interface Projections {
    /**
     * @param q {@code [B, T, H, K]}
     * @param k {@code [B, T, G, K]}
     * @param v {@code [B, T, G, K]}
     */
    record Projected(NDArray q, NDArray k, NDArray v) {}

    /**
     * @param x {@code [B, T, D]}, normalised
     */
    Projected project(NDArray x, Pass pass);

    /** The layers that do it, to be held by the attention block. */
    NetworkBlock block();
}
