package dev.glassbox.runtime.nn.gptneo;

import dev.glassbox.runtime.model.ConfigReader;
import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.nn.Activation;
import dev.glassbox.runtime.nn.AttentionMasks;
import java.util.ArrayList;
import java.util.List;

/**
 * What a GPT-Neo network is (Black et al. 2021, doi:10.5281/zenodo.5297715).
 *
 * @param shape the sizes
 * @param activation of the MLPs
 * @param epsilon of the layer norms
 * @param windows how many positions back each layer sees, or {@link AttentionMasks#WHOLE}
 * @param tied whether the unembedding is the embedding
 */
record GptNeoConfig(
        ModelConfig shape,
        Activation activation,
        float epsilon,
        List<Integer> windows,
        boolean tied) {
    static final String MODEL_TYPE = "gpt_neo";

    private static final float EPSILON = 1e-5f; // where config.json is silent
    private static final int WINDOW = 256;
    private static final String KINDS = "attention_types";
    private static final String LAYERS = "attention_layers";

    GptNeoConfig {
        windows = List.copyOf(windows);
    }

    /**
     * @throws dev.glassbox.runtime.intake.IntakeException if something is missing, not sensible or
     *     not computed here
     */
    static GptNeoConfig read(ConfigReader config) {
        config.refuseForeignOptions();
        int dModel = config.size("hidden_size");
        int heads = config.size("num_heads");
        if (dModel % heads != 0) {
            throw config.problem(
                    "config.heads-do-not-divide", "hidden_size", "width", dModel, "heads", heads);
        }
        int layers = config.layers("num_layers");
        ModelConfig shape =
                new ModelConfig(
                        MODEL_TYPE,
                        layers,
                        heads,
                        heads,
                        dModel,
                        dModel / heads,
                        config.size("intermediate_size", Math.multiplyExact(4, dModel)),
                        config.size("vocab_size"),
                        config.size("max_position_embeddings"));
        String activation = config.text("activation_function", "gelu_new");
        return new GptNeoConfig(
                shape,
                Activation.named(activation)
                        .orElseThrow(() -> config.unsupported("activation_function", activation)),
                config.positive("layer_norm_epsilon", EPSILON),
                windows(config, layers),
                config.flag("tie_word_embeddings", true));
    }

    private static List<Integer> windows(ConfigReader config, int layers) {
        String key = config.has(KINDS) ? KINDS : LAYERS;
        List<String> kinds = config.has(KINDS) ? repeated(config, layers) : config.texts(LAYERS);
        if (kinds.size() != layers) {
            throw config.problem("config.layers", key, "given", kinds.size(), "layers", layers);
        }
        int window = config.size("window_size", WINDOW);
        List<Integer> windows = new ArrayList<>();
        for (String kind : kinds) {
            if (!kind.equals("global") && !kind.equals("local")) {
                throw config.unsupported(key, kind);
            }
            windows.add(kind.equals("local") ? window : AttentionMasks.WHOLE);
        }
        return windows;
    }

    /** {@code [[["global", "local"], 12]]}: a row of kinds, and how often it is repeated. */
    private static List<String> repeated(ConfigReader config, int layers) {
        List<String> kinds = new ArrayList<>();
        for (ConfigReader row : config.list(KINDS)) {
            List<ConfigReader> pair = row.list(ConfigReader.ITEM);
            if (pair.size() != 2) {
                throw config.problem("config.list", KINDS, "value", pair.size());
            }
            List<String> names = pair.get(0).texts(ConfigReader.ITEM);
            int times = pair.get(1).size(ConfigReader.ITEM, 1, layers);
            for (int i = 0; i < times && kinds.size() <= layers; i++) {
                kinds.addAll(names);
            }
        }
        return kinds;
    }
}
