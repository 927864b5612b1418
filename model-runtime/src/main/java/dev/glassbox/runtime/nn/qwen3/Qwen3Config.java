package dev.glassbox.runtime.nn.qwen3;

import dev.glassbox.runtime.model.ConfigReader;
import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.nn.llama.LayerWindows;
import dev.glassbox.runtime.nn.llama.LlamaConfig;
import dev.glassbox.runtime.nn.llama.LlamaConfig.Options;
import dev.glassbox.runtime.nn.llama.LlamaShape;

/**
 * Reads the settings of Qwen 3 (Yang et al. 2025, arXiv:2505.09388): Llama's network with heads
 * that need not share the model's width, whose queries and keys are normalised.
 */
final class Qwen3Config {
    static final String MODEL_TYPE = "qwen3";

    private static final int KV_HEADS_WHERE_SILENT = 32;
    private static final int HEAD_WIDTH_WHERE_SILENT = 128;

    private Qwen3Config() {}

    static LlamaConfig read(ConfigReader config) {
        ModelConfig shape =
                LlamaShape.read(config, MODEL_TYPE, KV_HEADS_WHERE_SILENT, HEAD_WIDTH_WHERE_SILENT);
        boolean biases = config.flag("attention_bias", false);
        return LlamaConfig.of(
                config,
                shape,
                new Options(
                        biases, biases, false, true, LayerWindows.read(config, shape.nLayers())));
    }
}
