package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;

/** From the residual stream to one logit for each token id. D is d_model, V the vocabulary. */
public final class Unembedding extends NetworkBlock {
    private final NDArray weight; // [V, D]

    /**
     * @param weight {@code [V, D]}; may be the embedding itself, which then is no second parameter
     */
    public Unembedding(NDArray weight) {
        this.weight = weight;
    }

    /**
     * @param x {@code [B, T, D]}
     * @return {@code [B, T, V]}
     */
    @Override
    public NDArray forward(NDArray x, Tap tap) {
        return LinearKernel.apply(x, weight, null);
    }
}
