package dev.glassbox.runtime.training;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the parts of a network learn in one update, in the order of the pass.
 *
 * @param step updates done
 * @param layers the embedding, each block, the last norm, the unembedding where it is its own
 */
public record LayerMetrics(int step, List<Layer> layers) {
    public LayerMetrics {
        layers = List.copyOf(layers);
    }

    /**
     * @param name {@code embed}, {@code blocks.0}, ..., {@code ln_final}, {@code unembed}
     * @param gradientNorm the length of its gradient before clipping
     * @param updateRatio the length of the update divided by that of the weights before it; healthy
     *     trainings are near 1e-3
     */
    public record Layer(
            String name,
            @JsonProperty("gradient_norm") double gradientNorm,
            @JsonProperty("update_ratio") double updateRatio) {}

    /** Sums of squares by layer. */
    static final class Builder {
        private static final Pattern BLOCK = Pattern.compile("(?:h|layers)\\.(\\d+)\\..*");

        private final int step;
        private final Map<String, double[]> sums = new LinkedHashMap<>();

        Builder(int step) {
            this.step = step;
        }

        void add(String tensor, double gradient, double weight, double change) {
            double[] sum = sums.computeIfAbsent(layerOf(tensor), name -> new double[3]);
            sum[0] += gradient;
            sum[1] += weight;
            sum[2] += change;
        }

        LayerMetrics build() {
            List<Layer> layers = new ArrayList<>();
            sums.forEach(
                    (name, sum) ->
                            layers.add(
                                    new Layer(
                                            name,
                                            Math.sqrt(sum[0]),
                                            sum[1] == 0 ? 0 : Math.sqrt(sum[2] / sum[1]))));
            return new LayerMetrics(step, layers);
        }

        /** The families' tensor names in the words of the hooks. */
        static String layerOf(String tensor) {
            Matcher block = BLOCK.matcher(tensor);
            if (block.matches()) {
                return "blocks." + block.group(1);
            }
            return switch (tensor.split("\\.", 2)[0]) {
                case "wte", "wpe", "embed_tokens", "embed_in" -> "embed";
                case "ln_f", "norm", "final_layer_norm" -> "ln_final";
                case "lm_head" -> "unembed";
                default -> tensor;
            };
        }
    }
}
