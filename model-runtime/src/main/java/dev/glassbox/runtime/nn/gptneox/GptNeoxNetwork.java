package dev.glassbox.runtime.nn.gptneox;

import ai.djl.ndarray.NDArray;
import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.nn.Attention;
import dev.glassbox.runtime.nn.CausalMask;
import dev.glassbox.runtime.nn.DecoderStack;
import dev.glassbox.runtime.nn.Embedding;
import dev.glassbox.runtime.nn.HeadwiseProjections;
import dev.glassbox.runtime.nn.LayerNorm;
import dev.glassbox.runtime.nn.Linear;
import dev.glassbox.runtime.nn.Mlp;
import dev.glassbox.runtime.nn.ParallelBlock;
import dev.glassbox.runtime.nn.PreNormBlock;
import dev.glassbox.runtime.nn.ResidualBlock;
import dev.glassbox.runtime.nn.RotaryPositions;
import dev.glassbox.runtime.nn.TokenEmbedder;
import dev.glassbox.runtime.nn.Unembedding;
import dev.glassbox.runtime.nn.WeightSource;
import java.util.ArrayList;
import java.util.List;

/**
 * GPT-NeoX (Black et al. 2022, arXiv:2204.06745): rotary positions for a part of each head, and
 * blocks whose attention and MLP work side by side.
 */
final class GptNeoxNetwork extends DecoderStack {
    /** Builds the network and takes every weight from {@code source}. */
    GptNeoxNetwork(GptNeoxConfig config, WeightSource source) {
        super(new Builder(config, source).parts());
    }

    private static final class Builder {
        private final GptNeoxConfig config;
        private final ModelConfig shape;
        private final WeightSource source;
        private final CausalMask mask;
        private final RotaryPositions rotation;

        Builder(GptNeoxConfig config, WeightSource source) {
            this.config = config;
            this.source = source;
            shape = config.shape();
            mask = new CausalMask(source.manager());
            rotation = new RotaryPositions(source.manager(), config.rotary(), shape.dHead());
        }

        Parts parts() {
            Embedding tokens = embedding("embed_in");
            List<ResidualBlock> blocks = new ArrayList<>();
            for (int layer = 0; layer < shape.nLayers(); layer++) {
                blocks.add(block(layer));
            }
            LayerNorm lastNorm = norm("final_layer_norm", "ln_final");
            Embedding output = config.tied() ? tokens : embedding(GptNeoxLayout.UNEMBEDDING);
            NDArray rows = output.weight(); // [V, D]
            return new Parts(new TokenEmbedder(tokens), blocks, lastNorm, new Unembedding(rows));
        }

        private ResidualBlock block(int layer) {
            String name = "layers." + layer + ".";
            String hooks = "blocks." + layer + ".";
            LayerNorm ln1 = norm(name + "input_layernorm", hooks + "ln1");
            LayerNorm ln2 = norm(name + "post_attention_layernorm", hooks + "ln2");
            Attention attention = attention(name + "attention.", layer);
            Mlp mlp = mlp(name + "mlp.", layer);
            return config.parallel()
                    ? new ParallelBlock(ln1, attention, ln2, mlp, layer)
                    : new PreNormBlock(ln1, attention, ln2, mlp, layer);
        }

        private Attention attention(String name, int layer) {
            int width = shape.dModel();
            Linear inputs =
                    new Linear(
                            source, name + "query_key_value", width, 3L * width, config.biased());
            return new Attention(
                    new HeadwiseProjections(inputs, shape.nHeads()),
                    new Linear(source, name + "dense", width, width, config.biased()),
                    rotation,
                    mask,
                    layer,
                    (float) (1 / Math.sqrt(shape.dHead())));
        }

        private Mlp mlp(String name, int layer) {
            int width = shape.dModel();
            return new Mlp(
                    new Linear(source, name + "dense_h_to_4h", width, shape.dMlp(), true),
                    new Linear(source, name + "dense_4h_to_h", shape.dMlp(), width, true),
                    config.activation(),
                    layer);
        }

        private Embedding embedding(String name) {
            return new Embedding(source, name, shape.dVocab(), shape.dModel());
        }

        private LayerNorm norm(String name, String hooks) {
            return new LayerNorm(source, name, shape.dModel(), config.epsilon(), hooks);
        }
    }
}
