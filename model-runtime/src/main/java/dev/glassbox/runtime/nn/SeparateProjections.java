package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * Queries, keys and values each from a product of their own; keys and values may have fewer heads.
 */
public final class SeparateProjections extends NetworkBlock implements Projections {
    private final Linear query; // D -> H K
    private final Linear key; // D -> G K
    private final Linear value; // D -> G K
    private final long dHead;

    /**
     * @param dHead K
     */
    public SeparateProjections(Linear query, Linear key, Linear value, long dHead) {
        this.query = addChildBlock("query", query);
        this.key = addChildBlock("key", key);
        this.value = addChildBlock("value", value);
        this.dHead = dHead;
    }

    @Override
    public Projected project(NDArray x, Pass pass) {
        return new Projected(
                byHead(query.forward(x, pass)),
                byHead(key.forward(x, pass)),
                byHead(value.forward(x, pass)));
    }

    @Override
    public NetworkBlock block() {
        return this;
    }

    /** All three side by side, {@code [B, T, (H + 2 G) K]}. */
    @Override
    public NDArray forward(NDArray x, Pass pass) {
        NDArray queries = query.forward(x, pass); // [B, T, H K]
        NDArray keys = key.forward(x, pass); // [B, T, G K]
        return queries.concat(keys, 2).concat(value.forward(x, pass), 2);
    }

    private NDArray byHead(NDArray x) {
        Shape shape = x.getShape(); // [B, T, n K]
        return x.reshape(shape.get(0), shape.get(1), -1, dHead); // [B, T, n, K], a view
    }
}
