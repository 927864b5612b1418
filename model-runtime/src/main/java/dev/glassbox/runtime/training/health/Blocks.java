package dev.glassbox.runtime.training.health;

import dev.glassbox.runtime.training.LayerMetrics;
import dev.glassbox.runtime.training.LayerMetrics.Layer;
import java.util.List;
import java.util.OptionalDouble;

/** The blocks among the layers: embeddings and norms move at paces of their own. */
final class Blocks {
    private Blocks() {}

    private static List<Layer> of(LayerMetrics metrics) {
        return metrics.layers().stream()
                .filter(layer -> layer.name().startsWith("blocks."))
                .toList();
    }

    /** How far the fastest block moved, beside its length; not a number where none is told. */
    static double ratio(LayerMetrics metrics) {
        OptionalDouble largest = of(metrics).stream().mapToDouble(Layer::updateRatio).max();
        return largest.orElse(Double.NaN);
    }

    /**
     * The gradient of the first block beside that of the last; not a number where there are not two
     * or the last has none.
     */
    static double firstToLast(LayerMetrics metrics) {
        List<Layer> blocks = of(metrics);
        if (blocks.size() < 2) {
            return Double.NaN;
        }
        double last = blocks.get(blocks.size() - 1).gradientNorm();
        return last > 0 ? blocks.get(0).gradientNorm() / last : Double.NaN;
    }
}
