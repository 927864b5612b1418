package dev.glassbox.visualizers.chart;

import java.util.List;

/**
 * Curves over steps, with what explains them: everything a {@link CurveChart} draws.
 *
 * @param x the axis to the right, such as the step
 * @param y the axis upwards, such as the loss
 * @param series the curves; where they lie on each other the later one is seen
 * @param levels values to compare with, as horizontal lines
 * @param marks what happened when, as vertical lines
 * @param cursor the step that the rest of the screen shows; NaN for none
 */
public record Curves(
        Axis x, Axis y, List<Series> series, List<Level> levels, List<Mark> marks, double cursor) {

    public Curves {
        series = List.copyOf(series);
        levels = List.copyOf(levels);
        marks = List.copyOf(marks);
    }

    /** Curves alone, as measured. */
    public static Curves of(Axis x, Axis y, List<Series> series) {
        return new Curves(x, y, series, List.of(), List.of(), Double.NaN);
    }

    public Curves withLevels(List<Level> newLevels) {
        return new Curves(x, y, series, newLevels, marks, cursor);
    }

    public Curves withMarks(List<Mark> newMarks) {
        return new Curves(x, y, series, levels, newMarks, cursor);
    }

    public Curves withCursor(double newCursor) {
        return new Curves(x, y, series, levels, marks, newCursor);
    }

    /**
     * One axis. On a logarithmic one a value that is not above 0 is left out.
     *
     * @param name with its unit, in the language in use
     * @param low where it begins; NaN to see all there is
     * @param high where it ends; NaN to see all there is
     */
    public record Axis(String name, boolean log, double low, double high) {
        public Axis {
            if (low >= high || (log && low <= 0)) {
                throw new IllegalArgumentException(
                        (log ? "a logarithmic" : "an") + " axis from " + low + " to " + high);
            }
        }

        public static Axis linear(String name) {
            return new Axis(name, false, Double.NaN, Double.NaN);
        }

        public static Axis log(String name) {
            return new Axis(name, true, Double.NaN, Double.NaN);
        }

        /** The same axis from here to there, whatever the curves do. */
        public Axis fixed(double newLow, double newHigh) {
            return new Axis(name, log, newLow, newHigh);
        }
    }

    /** How a line is drawn, so that curves are told apart without their colours too. */
    public enum Line {
        SOLID,
        DASHED,
        DOTTED
    }

    /**
     * One curve.
     *
     * @param id what it stays known by while its numbers change
     * @param label in the language in use
     * @param token its colour
     * @param x ascending. Handed over: never written to again
     * @param y one for each of {@code x}; NaN where there is no value, which breaks the line.
     *     Handed over: never written to again
     * @param smoothing weight of the past in the smoothed curve, from 0 (none) to below 1, for one
     *     step of this curve; the curve as measured stays in sight behind it. What is measured
     *     seldom is better not smoothed: it would lag far behind a curve that is measured often
     */
    public record Series(
            String id,
            String label,
            String token,
            Line line,
            double[] x,
            double[] y,
            double smoothing) {

        /** A curve as measured. */
        public Series(String id, String label, String token, Line line, double[] x, double[] y) {
            this(id, label, token, line, x, y, 0);
        }

        public Series {
            if (!(smoothing >= 0 && smoothing < 1)) {
                throw new IllegalArgumentException(id + ": smoothing " + smoothing);
            }
            if (x.length != y.length) {
                throw new IllegalArgumentException(
                        id + ": " + x.length + " steps, " + y.length + " values");
            }
            for (int i = 0; i < x.length; i++) {
                if (Double.isNaN(x[i]) || (i > 0 && x[i] < x[i - 1])) {
                    throw new IllegalArgumentException(id + ": step " + i + " is " + x[i]);
                }
            }
        }

        /** The same curve smoothed. */
        public Series smoothed(double weight) {
            return new Series(id, label, token, line, x, y, weight);
        }

        int size() {
            return x.length;
        }
    }

    /**
     * A value to compare with, such as the loss of guessing.
     *
     * @param label in the language in use
     */
    public record Level(double value, String label) {}

    /**
     * Something that was done at a step.
     *
     * @param label short, in the language in use
     */
    public record Mark(double x, String label) {}
}
