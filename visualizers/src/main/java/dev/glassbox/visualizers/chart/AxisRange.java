package dev.glassbox.visualizers.chart;

import dev.glassbox.visualizers.scale.LinearScale;
import java.util.List;

/**
 * From where to where an axis goes.
 *
 * @param low below {@code high}
 */
record AxisRange(double low, double high) {
    private static final double PADDING = 0.04; // of the span, above and below all values
    private static final int TICKS = 6; // about as many as a chart has

    /** So that a span is a number too. */
    private static final double LARGEST = 1e300;

    /** All steps, and those of marks and the cursor; no room beside them. */
    static AxisRange ofX(Curves curves) {
        Curves.Axis axis = curves.x();
        Extent extent = new Extent(axis.log());
        for (Curves.Series series : curves.series()) {
            int first = axis.log() ? Points.firstAbove(series.x(), 0) : 0;
            if (first < series.size()) {
                extent.add(series.x()[first]);
                extent.add(series.x()[series.size() - 1]);
            }
        }
        curves.marks().forEach(mark -> extent.add(mark.x()));
        extent.add(curves.cursor());
        AxisRange found =
                extent.isEmpty()
                        ? new AxisRange(axis.log() ? 1 : 0, axis.log() ? 10 : 1)
                        : new AxisRange(
                                extent.low,
                                extent.high > extent.low
                                        ? extent.high
                                        : axis.log() ? extent.low * 10 : extent.low + 1);
        return found.fixedBy(axis);
    }

    /**
     * All values at the steps in sight and all levels, with a little room, ending at round numbers
     * so that the axis stands still while curves move a little.
     */
    static AxisRange ofY(Curves curves, AxisRange x) {
        Curves.Axis axis = curves.y();
        if (!Double.isNaN(axis.low()) && !Double.isNaN(axis.high())) {
            return new AxisRange(axis.low(), axis.high());
        }
        Extent extent = new Extent(axis.log());
        for (Curves.Series series : curves.series()) {
            int to = Points.firstAbove(series.x(), x.high);
            for (int i = Points.firstFrom(series.x(), x.low); i < to; i++) {
                extent.add(series.y()[i]);
            }
        }
        for (Curves.Level level : curves.levels()) {
            extent.add(level.value());
        }
        if (extent.isEmpty()) {
            return new AxisRange(axis.log() ? 1 : 0, axis.log() ? 10 : 1).fixedBy(axis);
        }
        AxisRange padded =
                axis.log()
                        ? paddedLog(extent.low, extent.high)
                        : paddedLinear(extent.low, extent.high);
        return padded.fixedBy(axis);
    }

    private static AxisRange paddedLinear(double low, double high) {
        double span = high - low;
        double padding = span * PADDING;
        if (span <= Math.abs(high) * 1e-9) { // all the same
            padding = high == 0 ? 1 : Math.abs(high) * 0.1;
        }
        double from = low - padding;
        double to = high + padding;
        List<Double> ticks = new LinearScale(from, to, 0, 1).ticks(TICKS);
        double step = ticks.size() > 1 ? (ticks.get(1) - ticks.get(0)) / 2 : padding;
        from = Math.floor(from / step) * step;
        to = Math.ceil(to / step) * step;
        // What is never negative has an axis that is not.
        return new AxisRange(low >= 0 ? Math.max(0, from) : from, high <= 0 ? Math.min(0, to) : to);
    }

    private static AxisRange paddedLog(double low, double high) {
        double from = Math.max(1 / LARGEST, low);
        double factor = high > from * (1 + 1e-9) ? Math.pow(high / from, PADDING) : 2;
        return new AxisRange(from / factor, Math.max(from, high) * factor);
    }

    /** The ends that the axis fixes, and these where it fixes none. */
    private AxisRange fixedBy(Curves.Axis axis) {
        double from = Double.isNaN(axis.low()) ? low : axis.low();
        double to = Double.isNaN(axis.high()) ? high : axis.high();
        if (from < to) {
            return new AxisRange(from, to);
        }
        double span = axis.log() ? 0 : Math.max(1, Math.abs(from) * 0.1);
        return Double.isNaN(axis.low())
                ? new AxisRange(axis.log() ? to / 10 : to - span, to)
                : new AxisRange(from, axis.log() ? from * 10 : from + span);
    }

    /** The least and the largest of the values that have a place. */
    private static final class Extent {
        private final boolean log;
        private double low = Double.POSITIVE_INFINITY;
        private double high = Double.NEGATIVE_INFINITY;

        Extent(boolean log) {
            this.log = log;
        }

        void add(double value) {
            if (AxisScale.takes(value, log)) {
                double finite = Math.max(-LARGEST, Math.min(LARGEST, value));
                low = Math.min(low, finite);
                high = Math.max(high, finite);
            }
        }

        boolean isEmpty() {
            return low > high;
        }
    }
}
