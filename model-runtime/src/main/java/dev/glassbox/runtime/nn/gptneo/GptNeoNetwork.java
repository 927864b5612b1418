package dev.glassbox.runtime.nn.gptneo;

import ai.djl.ndarray.NDArray;
import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.nn.Attention;
import dev.glassbox.runtime.nn.AttentionMasks;
import dev.glassbox.runtime.nn.DecoderStack;
import dev.glassbox.runtime.nn.Embedding;
import dev.glassbox.runtime.nn.LayerNorm;
import dev.glassbox.runtime.nn.Linear;
import dev.glassbox.runtime.nn.Mlp;
import dev.glassbox.runtime.nn.PlacedEmbedder;
import dev.glassbox.runtime.nn.PreNormBlock;
import dev.glassbox.runtime.nn.SeparateProjections;
import dev.glassbox.runtime.nn.Unembedding;
import dev.glassbox.runtime.nn.WeightSource;
import java.util.ArrayList;
import java.util.List;

/**
 * GPT-Neo: GPT-2's blocks, some of which see a window of the past only, and scores that are not
 * divided by sqrt(d_head).
 */
final class GptNeoNetwork extends DecoderStack {
    /** Builds the network and takes every weight from {@code source}. */
    GptNeoNetwork(GptNeoConfig config, WeightSource source) {
        super(new Builder(config, source).parts());
    }

    private static final class Builder {
        private static final float UNSCALED = 1;

        private final GptNeoConfig config;
        private final ModelConfig shape;
        private final WeightSource source;
        private final AttentionMasks masks;

        Builder(GptNeoConfig config, WeightSource source) {
            this.config = config;
            this.source = source;
            shape = config.shape();
            masks = new AttentionMasks(source.manager());
        }

        Parts parts() {
            Embedding tokens = embedding("wte", shape.dVocab());
            Embedding positions = embedding("wpe", shape.nCtx());
            List<PreNormBlock> blocks = new ArrayList<>();
            for (int layer = 0; layer < shape.nLayers(); layer++) {
                blocks.add(block(layer));
            }
            LayerNorm lastNorm = norm("ln_f", "ln_final");
            Embedding output =
                    config.tied() ? tokens : embedding(GptNeoLayout.UNEMBEDDING, shape.dVocab());
            NDArray rows = output.weight(); // [V, D]
            return new Parts(
                    new PlacedEmbedder(tokens, positions), blocks, lastNorm, new Unembedding(rows));
        }

        private PreNormBlock block(int layer) {
            String name = "h." + layer + ".";
            String hooks = "blocks." + layer + ".";
            return new PreNormBlock(
                    norm(name + "ln_1", hooks + "ln1"),
                    attention(name + "attn.attention.", layer),
                    norm(name + "ln_2", hooks + "ln2"),
                    mlp(name + "mlp.", layer),
                    layer);
        }

        private Attention attention(String name, int layer) {
            int width = shape.dModel();
            SeparateProjections inputs =
                    new SeparateProjections(
                            new Linear(source, name + "q_proj", width, width, false),
                            new Linear(source, name + "k_proj", width, width, false),
                            new Linear(source, name + "v_proj", width, width, false),
                            shape.dHead());
            return new Attention(
                    inputs,
                    new Linear(source, name + "out_proj", width, width, true),
                    null, // positions are added to the tokens
                    masks.of(config.windows().get(layer)),
                    layer,
                    UNSCALED);
        }

        private Mlp mlp(String name, int layer) {
            int width = shape.dModel();
            return new Mlp(
                    new Linear(source, name + "c_fc", width, shape.dMlp(), true),
                    new Linear(source, name + "c_proj", shape.dMlp(), width, true),
                    config.activation(),
                    layer);
        }

        private Embedding embedding(String name, int rows) {
            return new Embedding(source, name, rows, shape.dModel());
        }

        private LayerNorm norm(String name, String hooks) {
            return new LayerNorm(source, name, shape.dModel(), config.epsilon(), hooks);
        }
    }
}
