package dev.glassbox.visualizers.patching;

import java.util.Optional;

/**
 * What each activation alone restores.
 *
 * @param layers rows
 * @param positions columns
 * @param values shares, row-major; NaN where not computed, or no number
 * @param computed how many are, from the first on
 * @param extent end of the colour scale, at least 1
 */
record ShareMap(int layers, int positions, double[] values, int computed, double extent) {

    static ShareMap of(int layers, int positions, double[] values, int computed) {
        double extent = 1;
        for (double value : values) {
            if (Double.isFinite(value)) {
                extent = Math.max(extent, Math.abs(value));
            }
        }
        return new ShareMap(layers, positions, values, computed, extent);
    }

    double at(int layer, int position) {
        return values[layer * positions + position];
    }

    boolean known(int layer, int position) {
        return layer * positions + position < computed;
    }

    /** The activation that restores most. */
    Optional<Patch> strongest() {
        int best = -1;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i]) && (best < 0 || values[i] > values[best])) {
                best = i;
            }
        }
        return best < 0
                ? Optional.empty()
                : Optional.of(new Patch(best / positions, best % positions));
    }
}
