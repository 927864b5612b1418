package dev.glassbox.runtime.nn.llama;

import dev.glassbox.runtime.model.LayoutBuilder;
import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.model.TensorLayout;
import java.util.List;

/**
 * The names and shapes of the tensors of Llama and its relatives in a Hugging Face file. V
 * vocabulary, D d_model, M d_mlp, H query heads, G key-value heads, K d_head; layers are stored
 * {@code [out, in]}.
 */
public final class LlamaLayout {
    static final String UNEMBEDDING = "lm_head";

    private static final String PREFIX = "model.";

    private LlamaLayout() {}

    /** The layout a file is checked against. */
    public static TensorLayout of(LlamaConfig config) {
        ModelConfig shape = config.shape();
        int width = shape.dModel();
        LayoutBuilder tensors = new LayoutBuilder();
        tensors.embedding("embed_tokens", shape.dVocab(), width); // [V, D]
        for (int layer = 0; layer < shape.nLayers(); layer++) {
            block(tensors, config, "layers." + layer + ".");
        }
        tensors.rmsNorm("norm", width);
        if (!config.tied()) {
            tensors.embedding(UNEMBEDDING, shape.dVocab(), width); // [V, D]
        }
        // frequencies, stored by old versions, and a tied unembedding once more
        List<String> ignored =
                List.of("(layers\\.\\d+\\.self_attn\\.)?rotary_emb\\.inv_freq", "lm_head\\.weight");
        return new TensorLayout(tensors.tensors(), PREFIX, ignored);
    }

    private static void block(LayoutBuilder tensors, LlamaConfig config, String block) {
        ModelConfig shape = config.shape();
        LlamaConfig.Options options = config.options();
        int width = shape.dModel();
        int queries = shape.nHeads() * shape.dHead(); // H K
        int keys = shape.nKvHeads() * shape.dHead(); // G K
        tensors.rmsNorm(block + "input_layernorm", width)
                .linear(block + "self_attn.q_proj", width, queries, options.inputBiases())
                .linear(block + "self_attn.k_proj", width, keys, options.inputBiases())
                .linear(block + "self_attn.v_proj", width, keys, options.inputBiases());
        if (options.headNorms()) {
            tensors.rmsNorm(block + "self_attn.q_norm", shape.dHead())
                    .rmsNorm(block + "self_attn.k_norm", shape.dHead());
        }
        tensors.linear(block + "self_attn.o_proj", queries, width, options.outputBias())
                .rmsNorm(block + "post_attention_layernorm", width)
                .linear(block + "mlp.gate_proj", width, shape.dMlp(), options.mlpBiases())
                .linear(block + "mlp.up_proj", width, shape.dMlp(), options.mlpBiases())
                .linear(block + "mlp.down_proj", shape.dMlp(), width, options.mlpBiases());
    }
}
