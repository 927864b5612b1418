package dev.glassbox.runtime.library;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The little of a {@code config.json} that decides whether the weights are worth fetching.
 *
 * @param modelType the architecture
 * @param isHalf whether the weights are stored in 16 bits
 */
record ConfigGlance(String modelType, boolean isHalf) {
    static ConfigGlance of(JsonNode config) {
        String dtype = config.path("dtype").asText(config.path("torch_dtype").asText(""));
        return new ConfigGlance(
                config.path("model_type").asText(""),
                dtype.equals("float16") || dtype.equals("bfloat16"));
    }
}
