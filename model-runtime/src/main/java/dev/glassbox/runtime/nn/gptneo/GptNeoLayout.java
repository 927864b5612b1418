package dev.glassbox.runtime.nn.gptneo;

import dev.glassbox.runtime.model.LayoutBuilder;
import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.model.TensorLayout;
import java.util.List;

/**
 * The names and shapes of GPT-Neo's tensors in a Hugging Face file. V vocabulary, C context, D
 * d_model, M d_mlp; layers are stored {@code [out, in]}.
 */
final class GptNeoLayout {
    static final String UNEMBEDDING = "lm_head";

    private static final String PREFIX = "transformer.";

    private GptNeoLayout() {}

    static TensorLayout of(GptNeoConfig config) {
        ModelConfig shape = config.shape();
        int width = shape.dModel();
        LayoutBuilder tensors = new LayoutBuilder();
        tensors.embedding("wte", shape.dVocab(), width); // [V, D]
        tensors.embedding("wpe", shape.nCtx(), width); // [C, D]
        for (int layer = 0; layer < shape.nLayers(); layer++) {
            String block = "h." + layer + ".";
            String attention = block + "attn.attention.";
            tensors.layerNorm(block + "ln_1", width)
                    .linear(attention + "q_proj", width, width, false)
                    .linear(attention + "k_proj", width, width, false)
                    .linear(attention + "v_proj", width, width, false)
                    .linear(attention + "out_proj", width, width, true)
                    .layerNorm(block + "ln_2", width)
                    .linear(block + "mlp.c_fc", width, shape.dMlp(), true)
                    .linear(block + "mlp.c_proj", shape.dMlp(), width, true);
        }
        tensors.layerNorm("ln_f", width);
        if (!config.tied()) {
            tensors.embedding(UNEMBEDDING, shape.dVocab(), width); // [V, D]
        }
        // masks, stored by old versions, and a tied unembedding once more
        List<String> ignored =
                List.of("h\\.\\d+\\.attn\\.attention\\.(bias|masked_bias)", "lm_head\\.weight");
        return new TensorLayout(tensors.tensors(), PREFIX, ignored);
    }
}
