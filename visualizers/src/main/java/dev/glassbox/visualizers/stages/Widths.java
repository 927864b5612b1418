package dev.glassbox.visualizers.stages;

import dev.glassbox.runtime.tensor.CounterRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * What scaling is for: the entropy of softmax over the scores of one query and 16 keys whose
 * numbers are drawn from the standard normal distribution, as wide as d. A dot product of d such
 * numbers has variance d (Vaswani et al. 2017, arXiv:1706.03762, footnote 4), so unscaled scores
 * grow with d and softmax picks one. A vector of width d is the first d numbers of one of width
 * 256.
 *
 * @param widths d, ascending
 * @param scaled mean entropy over all draws with scores over the square root of d, in nats
 * @param unscaled the same with scores as they are
 */
record Widths(List<Integer> widths, List<Double> scaled, List<Double> unscaled) {
    static final int KEYS = 16;
    static final int DRAWS = 100;
    static final int MOST = 256;

    static Widths of(long seed) {
        List<Integer> widths = new ArrayList<>();
        for (int d = 2; d <= MOST; d *= 2) {
            widths.add(d);
        }
        double[] scaled = new double[widths.size()];
        double[] unscaled = new double[widths.size()];
        for (int draw = 0; draw < DRAWS; draw++) {
            CounterRandom place = CounterRandom.of(seed).at("widths").at(draw);
            double[] q = normal(place.at("q"));
            double[][] keys = new double[KEYS][];
            for (int key = 0; key < KEYS; key++) {
                keys[key] = normal(place.at("k").at(key));
            }
            for (int i = 0; i < widths.size(); i++) {
                scaled[i] += entropy(q, keys, widths.get(i), true) / DRAWS;
                unscaled[i] += entropy(q, keys, widths.get(i), false) / DRAWS;
            }
        }
        return new Widths(widths, boxed(scaled), boxed(unscaled));
    }

    private static List<Double> boxed(double[] values) {
        return java.util.Arrays.stream(values).boxed().toList();
    }

    private static double entropy(double[] q, double[][] keys, int d, boolean scale) {
        double[] scores = new double[keys.length];
        for (int key = 0; key < keys.length; key++) {
            double sum = 0;
            for (int i = 0; i < d; i++) {
                sum += q[i] * keys[key][i];
            }
            scores[key] = scale ? sum / Math.sqrt(d) : sum;
        }
        return Arithmetic.entropy(Arithmetic.softmax(scores));
    }

    /** Standard normal numbers. */
    static double[] normal(CounterRandom place) {
        double[] numbers = new double[MOST];
        for (int i = 0; i < MOST; i++) {
            numbers[i] = place.at(i).gaussian();
        }
        return numbers;
    }

    /** Mean entropy at a width that is there. */
    double at(int width, boolean withScaling) {
        return (withScaling ? scaled : unscaled).get(widths.indexOf(width));
    }
}
