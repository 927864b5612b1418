package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

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
    public NDArray forward(NDArray x, Pass pass) {
        return LinearKernel.apply(x, weight, null);
    }

    /** One row, on the heap. */
    public float[] row(int id) {
        try (NDManager scope = weight.getManager().newSubManager()) {
            return weight.get(scope, id).toFloatArray(); // [D]
        }
    }
}
