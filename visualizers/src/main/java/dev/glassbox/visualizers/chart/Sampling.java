package dev.glassbox.visualizers.chart;

/**
 * Makes a line of pixels of a curve of any length in one pass: of the points that fall into one
 * column of pixels only the least and the largest are kept, in their order, so that no spike is
 * lost and at most two points a column are drawn. Where there are no more than two anyway, the
 * curve is drawn point by point.
 */
final class Sampling {
    /** Far outside of any screen; pixels beyond would be lost in rounding. */
    private static final double FAR = 1e6;

    private final double[] xs;
    private final double[] ys;
    private final AxisScale x;
    private final AxisScale y;
    private final PixelPath path = new PixelPath();
    private int lastAdded = -1;

    private Sampling(double[] xs, double[] ys, AxisScale x, AxisScale y) {
        this.xs = xs;
        this.ys = ys;
        this.x = x;
        this.y = y;
    }

    /**
     * The curve in sight, and a point on either side of it for the line to run out of the picture.
     *
     * @param xs ascending
     * @param ys NaN where the line has a gap
     * @param x to pixels, from left to right
     */
    static PixelPath of(double[] xs, double[] ys, AxisScale x, AxisScale y) {
        Sampling sampling = new Sampling(xs, ys, x, y);
        int from = Points.firstFrom(xs, x.low());
        int to = Points.firstAbove(xs, x.high());
        int before = from > 0 && x.takes(xs[from - 1]) ? from - 1 : from;
        sampling.exactly(before, from);
        int columns = (int) Math.ceil(x.line().end() - x.line().start());
        if (to - from <= 2 * columns) {
            sampling.exactly(from, to);
        } else {
            sampling.byColumns(from, to, columns);
        }
        sampling.exactly(to, Math.min(xs.length, to + 1));
        return sampling.path;
    }

    private void exactly(int from, int to) {
        for (int i = from; i < to; i++) {
            if (y.takes(ys[i])) {
                add(i);
            } else {
                path.gap();
            }
        }
    }

    private void byColumns(int from, int to, int columns) {
        int first = from;
        while (first < to && !y.takes(ys[first])) {
            first++;
        }
        if (first < to) {
            add(first);
        }
        int start = from;
        for (int column = 1; column <= columns && start < to; column++) {
            int end =
                    column == columns
                            ? to
                            : Math.min(
                                    to, Points.firstFrom(xs, x.value(x.line().start() + column)));
            if (end - start <= 2) {
                exactly(start, end);
            } else {
                column(start, end);
            }
            start = Math.max(start, end);
        }
        int last = to - 1;
        while (last > lastAdded && !y.takes(ys[last])) {
            last--;
        }
        if (last > lastAdded) {
            add(last);
        }
    }

    /** A column of nothing but gaps is one; a gap narrower than that cannot be seen. */
    private void column(int from, int to) {
        double least = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        int leastAt = -1;
        int largestAt = -1;
        double floor = y.exponents() ? Double.MIN_VALUE : -Double.MAX_VALUE;
        for (int i = from; i < to; i++) {
            double value = ys[i];
            if (value >= floor && value <= Double.MAX_VALUE) { // as AxisScale.takes, but quicker
                if (value < least) {
                    least = value;
                    leastAt = i;
                }
                if (value > largest) {
                    largest = value;
                    largestAt = i;
                }
            }
        }
        if (leastAt < 0) {
            path.gap();
            return;
        }
        add(Math.min(leastAt, largestAt));
        add(Math.max(leastAt, largestAt));
    }

    private void add(int index) {
        if (index > lastAdded) {
            path.add(x.pixel(xs[index]), Math.max(-FAR, Math.min(FAR, y.pixel(ys[index]))));
            lastAdded = index;
        }
    }
}
