package dev.glassbox.runtime.nn.qwen2;

import dev.glassbox.runtime.model.ConfigReader;
import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.nn.llama.LayerWindows;
import dev.glassbox.runtime.nn.llama.LlamaConfig;
import dev.glassbox.runtime.nn.llama.LlamaConfig.Options;
import dev.glassbox.runtime.nn.llama.LlamaShape;

/**
 * Reads the settings of Qwen 2 and 2.5 (Yang et al. 2024, arXiv:2407.10671): Llama's network with
 * biases for queries, keys and values.
 */
final class Qwen2Config {
    static final String MODEL_TYPE = "qwen2";

    private static final int KV_HEADS_WHERE_SILENT = 32;

    private Qwen2Config() {}

    static LlamaConfig read(ConfigReader config) {
        ModelConfig shape = LlamaShape.read(config, MODEL_TYPE, KV_HEADS_WHERE_SILENT, 0);
        return LlamaConfig.of(
                config,
                shape,
                new Options(true, false, false, false, LayerWindows.read(config, shape.nLayers())));
    }
}
