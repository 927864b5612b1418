package dev.glassbox.runtime.nn.gpt2;

import ai.djl.ndarray.NDArray;
import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.nn.Attention;
import dev.glassbox.runtime.nn.CausalMask;
import dev.glassbox.runtime.nn.DecoderStack;
import dev.glassbox.runtime.nn.Dense;
import dev.glassbox.runtime.nn.Embedding;
import dev.glassbox.runtime.nn.FusedProjections;
import dev.glassbox.runtime.nn.LayerNorm;
import dev.glassbox.runtime.nn.Mlp;
import dev.glassbox.runtime.nn.PlacedEmbedder;
import dev.glassbox.runtime.nn.PreNormBlock;
import dev.glassbox.runtime.nn.Unembedding;
import dev.glassbox.runtime.nn.WeightSource;
import java.util.ArrayList;
import java.util.List;

/**
 * GPT-2 (Radford et al. 2019): learned positions, pre-norm blocks, a last norm, and the embedding
 * once more as unembedding. V vocabulary, C context, D d_model.
 */
public final class Gpt2Network extends DecoderStack {
    /** Builds the network and takes every weight from {@code source}. */
    public Gpt2Network(Gpt2Config config, WeightSource source) {
        super(new Builder(config, source).parts());
    }

    private static final class Builder {
        private final Gpt2Config config;
        private final ModelConfig shape;
        private final WeightSource source;
        private final CausalMask mask;

        Builder(Gpt2Config config, WeightSource source) {
            this.config = config;
            this.source = source;
            shape = config.shape();
            mask = new CausalMask(source.manager());
        }

        Parts parts() {
            int width = shape.dModel();
            Embedding tokens = new Embedding(source, "wte", shape.dVocab(), width); // [V, D]
            Embedding positions = new Embedding(source, "wpe", shape.nCtx(), width); // [C, D]
            List<PreNormBlock> blocks = new ArrayList<>();
            for (int layer = 0; layer < shape.nLayers(); layer++) {
                blocks.add(block(layer));
            }
            LayerNorm lastNorm = norm("ln_f", "ln_final");
            NDArray output =
                    config.tied()
                            ? tokens.weight()
                            : source.weight(
                                    Gpt2Layout.UNEMBEDDING, shape.dVocab(), width); // [V, D]
            return new Parts(
                    new PlacedEmbedder(tokens, positions),
                    blocks,
                    lastNorm,
                    new Unembedding(output));
        }

        private PreNormBlock block(int layer) {
            String name = "h." + layer + ".";
            String hooks = "blocks." + layer + ".";
            return new PreNormBlock(
                    norm(name + "ln_1", hooks + "ln1"),
                    attention(name + "attn.", layer),
                    norm(name + "ln_2", hooks + "ln2"),
                    mlp(name + "mlp.", layer),
                    layer);
        }

        private Attention attention(String name, int layer) {
            int width = shape.dModel();
            Dense inputs = new Dense(source, name + "c_attn", width, 3L * width);
            return new Attention(
                    new FusedProjections(inputs, shape.nHeads()),
                    new Dense(source, name + "c_proj", width, width),
                    null, // positions are added to the tokens
                    mask,
                    layer,
                    config.scoreScale(layer));
        }

        private Mlp mlp(String name, int layer) {
            int width = shape.dModel();
            return new Mlp(
                    new Dense(source, name + "c_fc", width, shape.dMlp()),
                    new Dense(source, name + "c_proj", shape.dMlp(), width),
                    config.activation(),
                    layer);
        }

        private LayerNorm norm(String name, String hooks) {
            return new LayerNorm(source, name, shape.dModel(), config.epsilon(), hooks);
        }
    }
}
