package dev.glassbox.runtime.nn.llama;

import dev.glassbox.runtime.model.ConfigReader;
import dev.glassbox.runtime.nn.AttentionMasks;
import java.util.ArrayList;
import java.util.List;

/** Reads how far back each layer sees, as Qwen's settings say it. */
public final class LayerWindows {
    private static final String TYPES = "layer_types";
    private static final String SLIDING = "sliding_attention";
    private static final int WINDOW = 4096; // where config.json is silent
    private static final int FIRST_LAYER = 28;

    private LayerWindows() {}

    /**
     * {@code layer_types} layer by layer, else {@code use_sliding_window}, from layer {@code
     * max_window_layers} on.
     *
     * @return one number a layer, positions or {@link AttentionMasks#WHOLE}
     * @throws dev.glassbox.runtime.intake.IntakeException if a type is unknown, or their number is
     *     not that of the layers
     */
    public static List<Integer> read(ConfigReader config, int layers) {
        boolean used = config.flag("use_sliding_window", false);
        boolean none = config.mentions("sliding_window") && !config.has("sliding_window");
        int window = used && !none ? config.size("sliding_window", WINDOW) : AttentionMasks.WHOLE;
        if (config.has(TYPES)) {
            return byType(config, layers, window);
        }
        int first =
                config.isZero("max_window_layers")
                        ? 0
                        : config.size("max_window_layers", FIRST_LAYER);
        List<Integer> windows = new ArrayList<>();
        for (int layer = 0; layer < layers; layer++) {
            windows.add(layer >= first ? window : AttentionMasks.WHOLE);
        }
        return windows;
    }

    private static List<Integer> byType(ConfigReader config, int layers, int window) {
        List<String> types = config.texts(TYPES);
        if (types.size() != layers) {
            throw config.problem("config.layers", TYPES, "given", types.size(), "layers", layers);
        }
        List<Integer> windows = new ArrayList<>();
        for (String type : types) {
            boolean sliding = type.equals(SLIDING) && window != AttentionMasks.WHOLE;
            if (!sliding && !type.equals("full_attention")) {
                throw config.unsupported(TYPES, type);
            }
            windows.add(sliding ? window : AttentionMasks.WHOLE);
        }
        return windows;
    }
}
