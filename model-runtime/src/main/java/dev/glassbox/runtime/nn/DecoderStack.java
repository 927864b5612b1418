package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import dev.glassbox.runtime.model.LogitDirection;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.TraceRequest.Logits;
import java.util.ArrayList;
import java.util.List;

/**
 * What every decoder is: an embedding, blocks one after another, a last norm, an unembedding. A
 * family says what these are made of. B batch, T positions, D d_model, V vocabulary.
 */
public abstract class DecoderStack extends NetworkBlock implements DecoderNetwork {
    private final Embedder embedder;
    private final List<ResidualBlock> blocks;
    private final Norm lastNorm;
    private final Unembedding unembedding;

    /** What a decoder is made of. */
    public record Parts(
            Embedder embedder,
            List<? extends ResidualBlock> blocks,
            Norm lastNorm,
            Unembedding unembedding) {}

    protected DecoderStack(Parts parts) {
        embedder = addChildBlock("embedder", parts.embedder());
        blocks = List.copyOf(parts.blocks());
        for (int layer = 0; layer < blocks.size(); layer++) {
            addChildBlock("blocks." + layer, blocks.get(layer));
        }
        lastNorm = addChildBlock("ln_final", parts.lastNorm());
        unembedding = addChildBlock("unembedding", parts.unembedding());
    }

    @Override
    public NDArray logits(NDArray ids, Logits which, Pass pass) {
        NDArray x = embedder.forward(ids, pass); // [B, T, D]
        for (ResidualBlock block : blocks) {
            x = block.forward(x, pass); // [B, T, D]
        }
        if (which == Logits.LAST) {
            long length = x.getShape().get(1);
            NDArray normed = lastNorm.forward(x, pass); // [B, T, D]
            return unembedding.forward(normed.get(":, " + (length - 1) + ":"), pass); // [B, 1, V]
        }
        return unembed(x, pass); // [B, T, V]
    }

    @Override
    public NDArray unembed(NDArray residual, Pass pass) {
        return unembedding.forward(lastNorm.forward(residual, pass), pass); // [B, T, V]
    }

    @Override
    public LogitDirection direction(int id) {
        return lastNorm.direction(unembedding.row(id));
    }

    /**
     * @param ids int64 {@code [B, T]}
     * @return logits of all positions, {@code [B, T, V]}
     */
    @Override
    public NDArray forward(NDArray ids, Pass pass) {
        return logits(ids, Logits.ALL, pass);
    }

    @Override
    public List<HookPoint> hookPoints() {
        List<HookPoint> hooks = new ArrayList<>(embedder.hookPoints());
        blocks.forEach(block -> hooks.addAll(block.hookPoints()));
        hooks.addAll(lastNorm.hookPoints());
        return List.copyOf(hooks);
    }
}
