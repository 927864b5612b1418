package dev.glassbox.runtime.training;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

        /** GPT-2's tensor names in the words of the hooks. */
        static String layerOf(String tensor) {
            String[] parts = tensor.split("\\.", 3);
            return switch (parts[0]) {
                case "h" -> "blocks." + parts[1];
                case "wte", "wpe" -> "embed";
                case "ln_f" -> "ln_final";
                case "lm_head" -> "unembed";
                default -> parts[0];
            };
        }
    }
}
