package dev.glassbox.runtime.nn.mistral;

import dev.glassbox.runtime.model.ConfigReader;
import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.nn.AttentionMasks;
import dev.glassbox.runtime.nn.llama.LlamaConfig;
import dev.glassbox.runtime.nn.llama.LlamaConfig.Options;
import dev.glassbox.runtime.nn.llama.LlamaShape;
import java.util.Collections;

/**
 * Reads the settings of Mistral (Jiang et al. 2023, arXiv:2310.06825): Llama's network without
 * biases, every layer of which may see a window of the past only.
 */
final class MistralConfig {
    static final String MODEL_TYPE = "mistral";

    private static final String WINDOW = "sliding_window";
    private static final int WINDOW_WHERE_SILENT = 4096;
    private static final int KV_HEADS_WHERE_SILENT = 8;

    private MistralConfig() {}

    static LlamaConfig read(ConfigReader config) {
        config.refuseIfTrue("attention_bias");
        config.refuseIfTrue("mlp_bias");
        config.refuseIfPresent("layer_types"); // layers that differ: later models, of other types
        ModelConfig shape = LlamaShape.read(config, MODEL_TYPE, KV_HEADS_WHERE_SILENT, 0);
        boolean whole = config.mentions(WINDOW) && !config.has(WINDOW);
        int window = whole ? AttentionMasks.WHOLE : config.size(WINDOW, WINDOW_WHERE_SILENT);
        return LlamaConfig.of(
                config,
                shape,
                new Options(
                        false, false, false, false, Collections.nCopies(shape.nLayers(), window)));
    }
}
