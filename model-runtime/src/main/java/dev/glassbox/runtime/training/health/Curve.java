package dev.glassbox.runtime.training.health;

import dev.glassbox.runtime.training.LayerMetrics;
import dev.glassbox.runtime.training.TrainingMetrics;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A number over the steps, with what may be said of it in spite of its noise. Values that are no
 * numbers are left out.
 */
final class Curve {
    /** Fewer points than this say nothing of the noise. */
    private static final int FEWEST = 5;

    /** The standard deviation of a normal distribution, in median absolute deviations. */
    private static final double DEVIATIONS = 1.4826;

    /** The standard error of a median beside that of a mean, for a normal distribution. */
    private static final double MEDIAN_ERROR = Math.sqrt(Math.PI / 2);

    private final int[] steps;
    private final double[] values;
    private final double noise;

    private Curve(int[] steps, double[] values, double noise) {
        this.steps = steps;
        this.values = values;
        this.noise = noise;
    }

    private static Curve of(int[] steps, double[] values) {
        int[] sound =
                IntStream.range(0, steps.length).filter(i -> Double.isFinite(values[i])).toArray();
        int[] atSteps = Arrays.stream(sound).map(i -> steps[i]).toArray();
        double[] kept = Arrays.stream(sound).mapToDouble(i -> values[i]).toArray();
        return new Curve(atSteps, kept, noise(atSteps, kept));
    }

    /** The loss of the batches. */
    static Curve training(TrainingRecord record) {
        return of(
                record.lines().stream().mapToInt(TrainingMetrics::step).toArray(),
                record.lines().stream().mapToDouble(TrainingMetrics::trainLoss).toArray());
    }

    /** The loss of the validation part, where it was evaluated. */
    static Curve validation(TrainingRecord record) {
        List<TrainingMetrics> looks =
                record.lines().stream().filter(line -> line.valLoss() != null).toList();
        return of(
                looks.stream().mapToInt(TrainingMetrics::step).toArray(),
                looks.stream()
                        .map(TrainingMetrics::valLoss)
                        .mapToDouble(loss -> loss == null ? Double.NaN : loss)
                        .toArray());
    }

    /** Something of the layers; not a number where an update has none of it. */
    static Curve ofLayers(TrainingRecord record, ToDoubleFunction<LayerMetrics> what) {
        return of(
                record.layers().stream().mapToInt(LayerMetrics::step).toArray(),
                record.layers().stream().mapToDouble(what).toArray());
    }

    /**
     * How far a value is from where its curve would be without chance: one standard deviation,
     * estimated from what is left of each point when the straight line between its neighbours is
     * taken away (Gasser, Sroka and Jennen-Steinmetz 1986, "Residual variance and residual pattern
     * in nonlinear regression"), by the median, so that single spikes count for little. Infinite
     * where there are too few points to tell: nothing is more than chance then.
     */
    double noise() {
        return noise;
    }

    private static double noise(int[] steps, double[] values) {
        if (values.length < FEWEST) {
            return Double.POSITIVE_INFINITY;
        }
        double[] apart = new double[values.length - 2];
        for (int i = 1; i + 1 < values.length; i++) {
            double right = (double) (steps[i] - steps[i - 1]) / (steps[i + 1] - steps[i - 1]);
            double left = 1 - right;
            double rest = left * values[i - 1] + right * values[i + 1] - values[i];
            apart[i - 1] = Math.abs(rest) / Math.sqrt(left * left + right * right + 1);
        }
        return DEVIATIONS * median(apart);
    }

    int size() {
        return values.length;
    }

    int step(int i) {
        return steps[i];
    }

    double value(int i) {
        return values[i];
    }

    int lastStep() {
        return steps[steps.length - 1];
    }

    /** The points from one number to before another; the noise stays that of the whole. */
    Curve part(int from, int to) {
        return new Curve(
                Arrays.copyOfRange(steps, from, to), Arrays.copyOfRange(values, from, to), noise);
    }

    /** The last points. */
    Curve last(int points) {
        return part(Math.max(0, size() - points), size());
    }

    /** The points after a step. */
    Curve after(int step) {
        return part(upToIncluding(step), size());
    }

    /** The points up to a step, that one included. */
    Curve upTo(int step) {
        return part(0, upToIncluding(step));
    }

    /** The points after one step up to another, that one included. */
    Curve between(int after, int upTo) {
        return part(upToIncluding(after), upToIncluding(upTo));
    }

    private int upToIncluding(int step) {
        int found = Arrays.binarySearch(steps, step);
        return found < 0 ? -found - 1 : found + 1;
    }

    double median() {
        return median(values);
    }

    double mean() {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    /** The standard error of {@link #mean()}. */
    double error() {
        return noise / Math.sqrt(size());
    }

    /** The number of the lowest point. */
    int lowest() {
        return IntStream.range(0, size())
                .boxed()
                .min((a, b) -> Double.compare(values[a], values[b]))
                .orElseThrow();
    }

    /** The number of the highest point. */
    int highest() {
        return IntStream.range(0, size())
                .boxed()
                .max((a, b) -> Double.compare(values[a], values[b]))
                .orElseThrow();
    }

    /** How far the mean of the second half lies below that of the first. */
    double fall() {
        int half = size() / 2;
        return part(0, half).mean() - part(size() - half, size()).mean();
    }

    /** The standard error of {@link #fall()}. */
    double fallError() {
        return noise * Math.sqrt(2.0 / Math.max(1, size() / 2));
    }

    /** The same curve with each value replaced by the median of so many, itself the last. */
    Curve smoothed(int points) {
        int count = size() - points + 1;
        if (count < 1) {
            return part(0, 0);
        }
        double[] medians =
                IntStream.range(0, count)
                        .mapToDouble(i -> median(Arrays.copyOfRange(values, i, i + points)))
                        .toArray();
        return new Curve(
                Arrays.copyOfRange(steps, points - 1, steps.length),
                medians,
                MEDIAN_ERROR * noise / Math.sqrt(points));
    }

    static double median(double[] values) {
        if (values.length == 0) {
            return Double.NaN;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
