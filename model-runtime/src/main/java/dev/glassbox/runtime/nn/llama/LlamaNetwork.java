package dev.glassbox.runtime.nn.llama;

import ai.djl.ndarray.NDArray;
import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.nn.Attention;
import dev.glassbox.runtime.nn.AttentionMasks;
import dev.glassbox.runtime.nn.DecoderStack;
import dev.glassbox.runtime.nn.Embedding;
import dev.glassbox.runtime.nn.GatedMlp;
import dev.glassbox.runtime.nn.HeadNorms;
import dev.glassbox.runtime.nn.Linear;
import dev.glassbox.runtime.nn.PreNormBlock;
import dev.glassbox.runtime.nn.RmsNorm;
import dev.glassbox.runtime.nn.RotaryPositions;
import dev.glassbox.runtime.nn.SeparateProjections;
import dev.glassbox.runtime.nn.TokenEmbedder;
import dev.glassbox.runtime.nn.Unembedding;
import dev.glassbox.runtime.nn.WeightSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Llama (Touvron et al. 2023, arXiv:2302.13971) and its relatives: rotary positions, grouped keys
 * and values, gated MLPs, norms by the root mean square.
 */
public final class LlamaNetwork extends DecoderStack {
    /** Builds the network and takes every weight from {@code source}. */
    public LlamaNetwork(LlamaConfig config, WeightSource source) {
        super(new Builder(config, source).parts());
    }

    private static final class Builder {
        private final LlamaConfig config;
        private final LlamaConfig.Options options;
        private final ModelConfig shape;
        private final WeightSource source;
        private final AttentionMasks masks;
        private final RotaryPositions rotation;

        Builder(LlamaConfig config, WeightSource source) {
            this.config = config;
            this.source = source;
            options = config.options();
            shape = config.shape();
            masks = new AttentionMasks(source.manager());
            rotation = new RotaryPositions(source.manager(), config.rotary(), shape.dHead());
        }

        Parts parts() {
            int width = shape.dModel();
            Embedding tokens = new Embedding(source, "embed_tokens", shape.dVocab(), width);
            List<PreNormBlock> blocks = new ArrayList<>();
            for (int layer = 0; layer < shape.nLayers(); layer++) {
                blocks.add(block(layer));
            }
            RmsNorm lastNorm = norm("norm", width, "ln_final");
            NDArray output =
                    config.tied()
                            ? tokens.weight()
                            : new Embedding(source, LlamaLayout.UNEMBEDDING, shape.dVocab(), width)
                                    .weight(); // [V, D]
            return new Parts(new TokenEmbedder(tokens), blocks, lastNorm, new Unembedding(output));
        }

        private PreNormBlock block(int layer) {
            String name = "layers." + layer + ".";
            String hooks = "blocks." + layer + ".";
            int width = shape.dModel();
            return new PreNormBlock(
                    norm(name + "input_layernorm", width, hooks + "ln1"),
                    attention(name + "self_attn.", hooks + "attn.", layer),
                    norm(name + "post_attention_layernorm", width, hooks + "ln2"),
                    mlp(name + "mlp.", layer),
                    layer);
        }

        private Attention attention(String name, String hooks, int layer) {
            int width = shape.dModel();
            int queries = shape.nHeads() * shape.dHead(); // H K
            int keys = shape.nKvHeads() * shape.dHead(); // G K
            boolean biased = options.inputBiases();
            SeparateProjections inputs =
                    new SeparateProjections(
                            new Linear(source, name + "q_proj", width, queries, biased),
                            new Linear(source, name + "k_proj", width, keys, biased),
                            new Linear(source, name + "v_proj", width, keys, biased),
                            shape.dHead());
            HeadNorms norms = headNorms(name, hooks);
            return new Attention(
                    inputs,
                    new Linear(source, name + "o_proj", queries, width, options.outputBias()),
                    norms,
                    rotation,
                    masks.of(options.windows().get(layer)),
                    layer,
                    (float) (1 / Math.sqrt(shape.dHead())));
        }

        private @Nullable HeadNorms headNorms(String name, String hooks) {
            return options.headNorms()
                    ? new HeadNorms(
                            norm(name + "q_norm", shape.dHead(), hooks + "q_norm"),
                            norm(name + "k_norm", shape.dHead(), hooks + "k_norm"))
                    : null;
        }

        private GatedMlp mlp(String name, int layer) {
            int width = shape.dModel();
            boolean biased = options.mlpBiases();
            return new GatedMlp(
                    new Linear(source, name + "gate_proj", width, shape.dMlp(), biased),
                    new Linear(source, name + "up_proj", width, shape.dMlp(), biased),
                    new Linear(source, name + "down_proj", shape.dMlp(), width, biased),
                    config.activation(),
                    layer);
        }

        private RmsNorm norm(String name, int width, String hooks) {
            return new RmsNorm(source, name, width, config.epsilon(), hooks);
        }
    }
}
