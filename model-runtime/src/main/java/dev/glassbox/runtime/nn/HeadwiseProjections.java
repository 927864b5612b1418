package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;

/**
 * One product that gives each head's query, key and value side by side, as GPT-NeoX stores them.
 */
public final class HeadwiseProjections implements Projections {
    private final Linear inputs; // D -> 3 D, head by head
    private final int heads;

    public HeadwiseProjections(Linear inputs, int heads) {
        this.inputs = inputs;
        this.heads = heads;
    }

    @Override
    public Projected project(NDArray x, Pass pass) {
        NDArray all = inputs.forward(x, pass); // [B, T, 3 D]
        Shape shape = all.getShape();
        NDArray byHead = all.reshape(shape.get(0), shape.get(1), heads, -1); // [B, T, H, 3 K]
        NDList qkv = byHead.split(3, 3); // 3 x [B, T, H, K]
        return new Projected(qkv.get(0), qkv.get(1), qkv.get(2));
    }

    @Override
    public NetworkBlock block() {
        return inputs;
    }
}
