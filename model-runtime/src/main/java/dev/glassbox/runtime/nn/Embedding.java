package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.SparseFormat;

/** One learned row for each id. */
public final class Embedding extends NetworkBlock {
    private final NDArray weight; // [rows, width]

    public Embedding(WeightSource source, String name, long rows, long width) {
        weight = hold("weight", source.weight(name + ".weight", rows, width));
    }

    /**
     * @param ids int64 {@code [B, T]}, each in {@code [0, rows)}
     * @return {@code [B, T, width]}
     */
    @Override
    public NDArray forward(NDArray ids, Pass pass) {
        return ids.getNDArrayInternal()
                .embedding(ids, weight, SparseFormat.DENSE)
                .singletonOrThrow(); // [B, T, width]
    }

    /** {@code [rows, width]}, for a tied unembedding. */
    public NDArray weight() {
        return weight;
    }
}
