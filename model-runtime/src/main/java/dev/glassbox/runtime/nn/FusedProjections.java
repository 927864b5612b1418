package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;

/** Queries, keys and values side by side from one product, as GPT-2 stores them. */
public final class FusedProjections implements Projections {
    private final Dense inputs; // D -> 3 D
    private final int heads;

    public FusedProjections(Dense inputs, int heads) {
        this.inputs = inputs;
        this.heads = heads;
    }

    @Override
    public Projected project(NDArray x, Pass pass) {
        NDList qkv = inputs.forward(x, pass).split(3, 2); // 3 x [B, T, D]
        return new Projected(byHead(qkv.get(0)), byHead(qkv.get(1)), byHead(qkv.get(2)));
    }

    @Override
    public NetworkBlock block() {
        return inputs;
    }

    private NDArray byHead(NDArray x) {
        Shape shape = x.getShape(); // [B, T, D]
        return x.reshape(shape.get(0), shape.get(1), heads, -1); // [B, T, H, K], a view
    }
}
