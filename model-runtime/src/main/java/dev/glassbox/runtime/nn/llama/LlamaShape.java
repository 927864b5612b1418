package dev.glassbox.runtime.nn.llama;

import dev.glassbox.runtime.model.ConfigReader;
import dev.glassbox.runtime.model.ModelConfig;

/**
 * Reads the sizes of a network of Llama's kind. The relatives differ in what a key that is not
 * there stands for.
 */
public final class LlamaShape {
    private static final String KV_HEADS = "num_key_value_heads";
    private static final String WIDTH = "hidden_size";

    private LlamaShape() {}

    static ModelConfig ofLlama(ConfigReader config) {
        return read(config, LlamaConfig.MODEL_TYPE, 0, 0);
    }

    /**
     * @param kvHeads what a missing number of key and value heads stands for; 0: as many as query
     *     heads, which null always stands for
     * @param headWidth what a missing width of a head stands for; 0: an even share of the model's
     * @throws dev.glassbox.runtime.intake.IntakeException if a size is missing or not sensible
     */
    public static ModelConfig read(
            ConfigReader config, String modelType, int kvHeads, int headWidth) {
        int dModel = config.size(WIDTH);
        int heads = config.size("num_attention_heads");
        boolean likeQueries = kvHeads == 0 || config.mentions(KV_HEADS);
        int groups = config.size(KV_HEADS, likeQueries ? heads : kvHeads);
        if (groups > heads || heads % groups != 0) {
            throw config.problem("config.groups", KV_HEADS, "groups", groups, "heads", heads);
        }
        return new ModelConfig(
                modelType,
                config.layers("num_hidden_layers"),
                heads,
                groups,
                dModel,
                headWidth(config, dModel, heads, headWidth),
                config.size("intermediate_size"),
                config.size("vocab_size"),
                config.size("max_position_embeddings"));
    }

    private static int headWidth(ConfigReader config, int dModel, int heads, int otherwise) {
        String key = "head_dim";
        if (!config.has(key) && otherwise == 0 && dModel % heads != 0) {
            throw config.problem(
                    "config.heads-do-not-divide", WIDTH, "width", dModel, "heads", heads);
        }
        int share = Math.max(1, dModel / heads);
        return config.size(key, otherwise == 0 ? share : otherwise, ConfigReader.LARGEST / heads);
    }
}
