package dev.glassbox.runtime.nn.gpt2;

import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.model.TensorLayout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The names and shapes of GPT-2's tensors in a Hugging Face file. V vocabulary, C context, D
 * d_model, M d_mlp. {@code c_} layers are stored {@code [in, out]}.
 */
public final class Gpt2Layout {
    /** Before every name in a file of the whole language model; absent in one of the base model. */
    public static final String PREFIX = "transformer.";

    static final String UNEMBEDDING = "lm_head.weight";

    private Gpt2Layout() {}

    /** Every tensor of the network by its name without prefix, in the order of the pass. */
    public static Map<String, List<Integer>> tensors(Gpt2Config config) {
        ModelConfig shape = config.shape();
        int width = shape.dModel();
        Map<String, List<Integer>> tensors = new LinkedHashMap<>();
        tensors.put("wte.weight", List.of(shape.dVocab(), width)); // [V, D]
        tensors.put("wpe.weight", List.of(shape.nCtx(), width)); // [C, D]
        for (int layer = 0; layer < shape.nLayers(); layer++) {
            String block = "h." + layer + ".";
            norm(tensors, block + "ln_1", width);
            dense(tensors, block + "attn.c_attn", width, 3 * width); // [D, 3 D]
            dense(tensors, block + "attn.c_proj", width, width); // [D, D]
            norm(tensors, block + "ln_2", width);
            dense(tensors, block + "mlp.c_fc", width, shape.dMlp()); // [D, M]
            dense(tensors, block + "mlp.c_proj", shape.dMlp(), width); // [M, D]
        }
        norm(tensors, "ln_f", width);
        if (!config.tied()) {
            tensors.put(UNEMBEDDING, List.of(shape.dVocab(), width)); // [V, D]
        }
        return tensors;
    }

    /** The layout a file is checked against. */
    static TensorLayout layout(Gpt2Config config) {
        // the causal mask, stored by old versions, and the embedding once more under a second name
        List<String> ignored = List.of("h\\.\\d+\\.attn\\.(bias|masked_bias)", "lm_head\\.weight");
        return new TensorLayout(tensors(config), PREFIX, ignored);
    }

    private static void norm(Map<String, List<Integer>> tensors, String name, int width) {
        tensors.put(name + ".weight", List.of(width));
        tensors.put(name + ".bias", List.of(width));
    }

    private static void dense(Map<String, List<Integer>> tensors, String name, int in, int out) {
        tensors.put(name + ".weight", List.of(in, out));
        tensors.put(name + ".bias", List.of(out));
    }
}
