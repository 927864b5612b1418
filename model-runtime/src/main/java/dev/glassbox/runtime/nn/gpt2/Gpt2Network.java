package dev.glassbox.runtime.nn.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.glassbox.runtime.model.LogitDirection;
import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.nn.Attention;
import dev.glassbox.runtime.nn.CausalMask;
import dev.glassbox.runtime.nn.DecoderNetwork;
import dev.glassbox.runtime.nn.Dense;
import dev.glassbox.runtime.nn.Embedding;
import dev.glassbox.runtime.nn.FusedProjections;
import dev.glassbox.runtime.nn.LayerNorm;
import dev.glassbox.runtime.nn.Mlp;
import dev.glassbox.runtime.nn.NetworkBlock;
import dev.glassbox.runtime.nn.Pass;
import dev.glassbox.runtime.nn.PreNormBlock;
import dev.glassbox.runtime.nn.Unembedding;
import dev.glassbox.runtime.nn.WeightSource;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.TraceRequest.Logits;
import java.util.ArrayList;
import java.util.List;

/**
 * GPT-2 (Radford et al. 2019): learned positions, pre-norm blocks, a last norm, and the embedding
 * once more as unembedding. B batch, T positions, D d_model, V vocabulary.
 */
public final class Gpt2Network extends NetworkBlock implements DecoderNetwork {
    private static final HookPoint EMBED = new HookPoint("hook_embed");
    private static final HookPoint POS_EMBED = new HookPoint("hook_pos_embed");

    private final Gpt2Config config;
    private final Embedding tokens; // [V, D]
    private final Embedding positions; // [C, D]
    private final List<PreNormBlock> blocks = new ArrayList<>();
    private final LayerNorm lastNorm;
    private final Unembedding unembedding;

    /** Builds the network and takes every weight from {@code source}. */
    public Gpt2Network(Gpt2Config config, WeightSource source) {
        this.config = config;
        ModelConfig shape = config.shape();
        int width = shape.dModel();
        tokens = addChildBlock("wte", new Embedding(source, "wte", shape.dVocab(), width));
        positions = addChildBlock("wpe", new Embedding(source, "wpe", shape.nCtx(), width));
        CausalMask mask = new CausalMask(source.manager());
        for (int layer = 0; layer < shape.nLayers(); layer++) {
            blocks.add(addChildBlock("h." + layer, block(source, mask, layer)));
        }
        lastNorm = addChildBlock("ln_f", norm(source, "ln_f", "ln_final"));
        NDArray output =
                config.tied()
                        ? tokens.weight()
                        : hold(
                                "lm_head",
                                source.weight(
                                        Gpt2Layout.UNEMBEDDING, shape.dVocab(), width)); // [V, D]
        unembedding = addChildBlock("lm_head", new Unembedding(output));
    }

    private PreNormBlock block(WeightSource source, CausalMask mask, int layer) {
        ModelConfig shape = config.shape();
        int width = shape.dModel();
        String name = "h." + layer + ".";
        String hooks = "blocks." + layer + ".";
        Attention attention =
                new Attention(
                        new FusedProjections(
                                new Dense(source, name + "attn.c_attn", width, 3L * width),
                                shape.nHeads()),
                        new Dense(source, name + "attn.c_proj", width, width),
                        null, // positions are added to the tokens
                        mask,
                        layer,
                        config.scoreScale(layer));
        Mlp mlp =
                new Mlp(
                        new Dense(source, name + "mlp.c_fc", width, shape.dMlp()),
                        new Dense(source, name + "mlp.c_proj", shape.dMlp(), width),
                        config.activation(),
                        layer);
        return new PreNormBlock(
                norm(source, name + "ln_1", hooks + "ln1"),
                attention,
                norm(source, name + "ln_2", hooks + "ln2"),
                mlp,
                layer);
    }

    private LayerNorm norm(WeightSource source, String name, String hooks) {
        return new LayerNorm(source, name, config.shape().dModel(), config.epsilon(), hooks);
    }

    @Override
    public NDArray logits(NDArray ids, Logits which, Pass pass) {
        NDArray x = residual(ids, pass); // [B, T, D]
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

    private NDArray residual(NDArray ids, Pass pass) {
        Shape shape = ids.getShape(); // [B, T]
        int first = pass.start();
        NDArray places =
                ids.getManager()
                        .arange(first, first + Math.toIntExact(shape.get(1)), 1, DataType.INT64)
                        .reshape(1, shape.get(1)); // [1, T]
        NDArray embedded = pass.at(EMBED, tokens.forward(ids, pass)); // [B, T, D]
        NDArray placed = positions.forward(places, pass); // [1, T, D]
        if (pass.wants(POS_EMBED)) {
            placed = pass.at(POS_EMBED, placed.broadcast(embedded.getShape())); // [B, T, D]
        }
        NDArray x = embedded.add(placed); // [B, T, D]
        for (PreNormBlock block : blocks) {
            x = block.forward(x, pass); // [B, T, D]
        }
        return x;
    }

    @Override
    public List<HookPoint> hookPoints() {
        List<HookPoint> hooks = new ArrayList<>(List.of(EMBED, POS_EMBED));
        blocks.forEach(block -> hooks.addAll(block.hookPoints()));
        hooks.addAll(lastNorm.hookPoints());
        return List.copyOf(hooks);
    }
}
