package dev.glassbox.runtime.nn.gptneox;

import dev.glassbox.runtime.model.LayoutBuilder;
import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.model.TensorLayout;
import java.util.List;
import java.util.Map;

/**
 * The names and shapes of GPT-NeoX's tensors in a Hugging Face file. V vocabulary, D d_model, M
 * d_mlp; layers are stored {@code [out, in]}.
 */
final class GptNeoxLayout {
    static final String UNEMBEDDING = "lm_head";

    private static final String PREFIX = "gpt_neox.";

    private GptNeoxLayout() {}

    static TensorLayout of(GptNeoxConfig config) {
        ModelConfig shape = config.shape();
        int width = shape.dModel();
        LayoutBuilder tensors = new LayoutBuilder();
        tensors.embedding("embed_in", shape.dVocab(), width); // [V, D]
        for (int layer = 0; layer < shape.nLayers(); layer++) {
            String block = "layers." + layer + ".";
            tensors.layerNorm(block + "input_layernorm", width)
                    .linear(block + "attention.query_key_value", width, 3 * width, config.biased())
                    .linear(block + "attention.dense", width, width, config.biased())
                    .layerNorm(block + "post_attention_layernorm", width)
                    .linear(block + "mlp.dense_h_to_4h", width, shape.dMlp(), true)
                    .linear(block + "mlp.dense_4h_to_h", shape.dMlp(), width, true);
        }
        tensors.layerNorm("final_layer_norm", width);
        if (!config.tied()) {
            tensors.embedding(UNEMBEDDING, shape.dVocab(), width); // [V, D]
        }
        // masks and frequencies, stored by old versions, and a tied unembedding once more
        List<String> ignored =
                List.of(
                        "layers\\.\\d+\\.attention\\.(bias|masked_bias|rotary_emb\\.inv_freq)",
                        "(lm_head|embed_out)\\.weight");
        return new TensorLayout(
                tensors.tensors(), PREFIX, ignored, Map.of("lm_head.weight", "embed_out.weight"));
    }
}
