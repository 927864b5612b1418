package dev.glassbox.visualizers.chart;

/** Finds points of a curve by their step, in logarithmic time. Steps ascend. */
final class Points {
    private Points() {}

    /** The first point from this step on; as many as there are if none is. */
    static int firstFrom(double[] x, double step) {
        int low = 0;
        int high = x.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (x[middle] < step) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The first point beyond this step; as many as there are if none is. */
    static int firstAbove(double[] x, double step) {
        int low = 0;
        int high = x.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (x[middle] <= step) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The step nearest to a pixel, of all curves; NaN if no curve has a step on this axis. */
    static double nearestStep(Curves curves, AxisScale scale, double pixel) {
        double target = scale.value(pixel);
        double best = Double.NaN;
        double least = Double.POSITIVE_INFINITY;
        for (Curves.Series series : curves.series()) {
            int at = firstFrom(series.x(), target);
            for (int i = Math.max(0, at - 1); i <= Math.min(series.size() - 1, at); i++) {
                double step = series.x()[i];
                double distance =
                        scale.shows(step)
                                ? Math.abs(scale.pixel(step) - pixel)
                                : Double.POSITIVE_INFINITY;
                if (distance < least) {
                    least = distance;
                    best = step;
                }
            }
        }
        return best;
    }

    /**
     * The step beside another, of all curves in sight.
     *
     * @param direction 1 to the right, -1 to the left
     * @param pixels how far away at least; where nothing is that far, the farthest there is
     */
    static double stepBeside(
            Curves curves, AxisScale scale, double from, int direction, double pixels) {
        double target = scale.value(scale.pixel(from) + direction * pixels);
        double best = Double.NaN;
        double farthest = from;
        for (Curves.Series series : curves.series()) {
            double[] x = series.x();
            int at = direction > 0 ? firstFrom(x, target) : firstAbove(x, target) - 1;
            if (at >= 0 && at < x.length && x[at] == from) { // itself, when pixels is 0
                at = direction > 0 ? firstAbove(x, from) : firstFrom(x, from) - 1;
            }
            if (at >= 0 && at < x.length && scale.shows(x[at])) {
                best =
                        Double.isNaN(best)
                                ? x[at]
                                : direction > 0 ? Math.min(best, x[at]) : Math.max(best, x[at]);
            }
            int end =
                    direction > 0
                            ? firstAbove(x, scale.high()) - 1
                            : firstFrom(x, Math.max(scale.low(), lowest(scale)));
            if (end >= 0 && end < x.length && scale.shows(x[end])) {
                farthest = direction > 0 ? Math.max(farthest, x[end]) : Math.min(farthest, x[end]);
            }
        }
        return Double.isNaN(best) ? farthest : best;
    }

    private static double lowest(AxisScale scale) {
        return scale.exponents() ? Double.MIN_VALUE : Double.NEGATIVE_INFINITY;
    }

    /**
     * What a curve says of a step: its point there, or else its last one before.
     *
     * @param index of the point; -1 if the curve begins later
     * @param there whether the point lies at that very step
     */
    record Reading(int index, boolean there) {}

    static Reading at(Curves.Series series, double step) {
        int index = firstAbove(series.x(), step) - 1;
        return new Reading(index, index >= 0 && series.x()[index] == step);
    }
}
