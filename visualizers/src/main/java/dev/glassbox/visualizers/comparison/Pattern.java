package dev.glassbox.visualizers.comparison;

import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.List;
import java.util.Optional;

/**
 * One head's pattern.
 *
 * @param tokens one a row and column
 * @param weights row-major, rows look; NaN where nothing can be seen, which is above the diagonal
 */
record Pattern(List<String> tokens, double[] weights) {

    static Optional<Pattern> of(TraceAnswer pass, int layer, int head) {
        Optional<Tensor> found = pass.trace().find(HookPoint.pattern(layer));
        if (found.isEmpty() || head >= pass.config().nHeads()) {
            return Optional.empty();
        }
        int size = pass.tokens().size();
        double[] weights = new double[size * size];
        for (int query = 0; query < size; query++) {
            float[] row = found.get().row(0, head, query);
            for (int key = 0; key < size; key++) {
                weights[query * size + key] = key > query ? Double.NaN : row[key];
            }
        }
        return Optional.of(
                new Pattern(
                        pass.tokens().stream().map(t -> TokenText.visible(t.text())).toList(),
                        weights));
    }

    int size() {
        return tokens.size();
    }

    double at(int query, int key) {
        return weights[query * size() + key];
    }

    /** The other's weights less these, where there are as many tokens. */
    Optional<double[]> to(Pattern other) {
        if (size() != other.size()) {
            return Optional.empty();
        }
        double[] difference = new double[weights.length];
        for (int i = 0; i < difference.length; i++) {
            difference[i] = other.weights[i] - weights[i];
        }
        return Optional.of(difference);
    }
}
