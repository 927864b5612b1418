package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import dev.glassbox.runtime.trace.HookPoint;
import java.util.List;

/** The rows of the tokens, with a learned row added for each position. */
public final class PlacedEmbedder extends Embedder {
    private static final HookPoint EMBED = new HookPoint("hook_embed");
    private static final HookPoint POS_EMBED = new HookPoint("hook_pos_embed");

    private final Embedding tokens; // [V, D]
    private final Embedding positions; // [C, D]

    public PlacedEmbedder(Embedding tokens, Embedding positions) {
        this.tokens = addChildBlock("tokens", tokens);
        this.positions = addChildBlock("positions", positions);
    }

    @Override
    public NDArray forward(NDArray ids, Pass pass) {
        long length = ids.getShape().get(1);
        int first = pass.start();
        NDArray places =
                ids.getManager()
                        .arange(first, first + Math.toIntExact(length), 1, DataType.INT64)
                        .reshape(1, length); // [1, T]
        NDArray embedded = pass.at(EMBED, tokens.forward(ids, pass)); // [B, T, D]
        NDArray placed = positions.forward(places, pass); // [1, T, D]
        if (pass.wants(POS_EMBED)) {
            placed = pass.at(POS_EMBED, placed.broadcast(embedded.getShape())); // [B, T, D]
        }
        return embedded.add(placed); // [B, T, D]
    }

    @Override
    public List<HookPoint> hookPoints() {
        return List.of(EMBED, POS_EMBED);
    }
}
