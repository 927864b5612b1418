package dev.glassbox.visualizers.ablation;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The parts as cells: a row a layer, a column a head, then attention and the MLP.
 *
 * @param layers rows
 * @param heads columns before the last two
 * @param values the measure of each part alone, row-major; NaN where it is not computed, or is no
 *     number
 * @param computed which are
 * @param measure what the values are
 * @param extent the largest absolute value so far, above 0: the end of the colour scale
 * @param off the parts that are off
 */
record Grid(
        int layers,
        int heads,
        double[] values,
        boolean[] computed,
        Measure measure,
        double extent,
        Set<Part> off) {

    static Grid of(AblationState state, Effects effects) {
        double[] values = effects.of(state.measure());
        double extent = 0;
        for (double value : values) {
            if (Double.isFinite(value)) {
                extent = Math.max(extent, Math.abs(value));
            }
        }
        return new Grid(
                effects.layers(),
                effects.heads(),
                values,
                effects.known(),
                state.measure(),
                extent > 0 ? extent : 1,
                Set.copyOf(new TreeSet<>(state.off())));
    }

    int columns() {
        return heads + 2;
    }

    double value(int layer, int column) {
        return values[layer * columns() + column];
    }

    boolean known(int layer, int column) {
        return computed[layer * columns() + column];
    }

    /** The single head or sublayer whose loss moves the measure most. */
    Optional<Part> strongest() {
        int best = -1;
        for (int i = 0; i < values.length; i++) {
            boolean larger = best < 0 || Math.abs(values[i]) > Math.abs(values[best]);
            if (!Double.isNaN(values[i]) && larger) {
                best = i;
            }
        }
        return best < 0
                ? Optional.empty()
                : Optional.of(Part.at(best / columns(), best % columns(), heads));
    }
}
