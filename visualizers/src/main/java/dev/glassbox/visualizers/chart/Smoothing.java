package dev.glassbox.visualizers.chart;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The exponential moving average that TensorBoard draws: {@code m = w m + (1 - w) y}, divided by
 * {@code 1 - w^n} so that the first values are not drawn towards 0 (its line chart's {@code
 * resmoothDataset}; the same correction as Adam's, arXiv:1412.6980, section 3). What is no finite
 * number is passed over. Keeps what it computed for as long as the numbers are the same arrays.
 */
final class Smoothing {
    private final Map<String, Kept> kept = new HashMap<>();

    private static final class Kept {
        final double[] y;
        final double weight;
        final double[] smoothed;

        Kept(double[] y, double weight) {
            this.y = y;
            this.weight = weight;
            this.smoothed = average(y, weight);
        }
    }

    /** The smoothed values of a curve; the measured ones where the weight is 0. */
    double[] of(Curves.Series series) {
        double weight = series.smoothing();
        if (weight == 0) {
            return series.y();
        }
        Kept found = kept.get(series.id());
        if (found == null || found.y != series.y() || found.weight != weight) {
            found = new Kept(series.y(), weight);
            kept.put(series.id(), found);
        }
        return found.smoothed;
    }

    /** Forgets curves that are no more. */
    void keepOnly(List<Curves.Series> series) {
        kept.keySet().retainAll(series.stream().map(Curves.Series::id).toList());
    }

    /**
     * @param weight of the past, from 0 to below 1
     */
    static double[] average(double[] y, double weight) {
        double[] smoothed = new double[y.length];
        double mean = 0;
        double past = 1; // weight to the power of the values so far
        for (int i = 0; i < y.length; i++) {
            double value = y[i];
            if (Math.abs(value) <= Double.MAX_VALUE) {
                mean = mean * weight + (1 - weight) * value;
                past *= weight;
                smoothed[i] = mean / (1 - past);
            } else {
                smoothed[i] = value;
            }
        }
        return smoothed;
    }
}
