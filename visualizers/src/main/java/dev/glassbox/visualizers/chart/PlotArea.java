package dev.glassbox.visualizers.chart;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Where things lie in a chart, in its own coordinates. Below the legend: the name of the y axis,
 * the labels of marks, the plot, the numbers of the x axis, its name.
 *
 * @param right the plot's right edge
 * @param bottom the plot's lower edge
 * @param end the chart's right edge, which nothing may cross
 * @param marks the labels of marks above the plot
 */
record PlotArea(
        double left,
        double top,
        double right,
        double bottom,
        double end,
        Axes axes,
        List<MarkLabels.Place> marks) {
    /** Numbers and names of axes, of the text's size: 20 pixels where text has 24. */
    static final double SMALL = 0.85;

    static final double ROW = 1.35; // height of a line of small text, of the text's size

    private static final int MOST_ROWS = 3; // of labels of marks

    private static final double LEAST_PLOT = 2.5; // of the text's size, wide and high

    /** Both axes: values, scales to pixels, round values. */
    record Axes(AxisScale x, AxisScale y, List<Ticks.Tick> xTicks, List<Ticks.Tick> yTicks) {}

    /**
     * The room there is.
     *
     * @param em the text's size
     * @param small width of small text
     */
    record Room(
            double left,
            double top,
            double right,
            double bottom,
            double em,
            ToDoubleFunction<String> small) {}

    /** Whether the plot is large enough to be drawn. */
    boolean fits(double em) {
        return right - left >= LEAST_PLOT * em && bottom - top >= LEAST_PLOT * em;
    }

    static PlotArea of(Curves curves, Room room) {
        double em = room.em;
        AxisRange xRange = AxisRange.ofX(curves);
        AxisRange yRange = AxisRange.ofY(curves, xRange);
        boolean yLog = curves.y().log();
        double bottom = Math.floor(room.bottom - 2 * ROW * em);
        double names = curves.y().name().isEmpty() ? 0.6 * em : ROW * em;
        double right = Math.floor(room.right - 0.8 * em);
        double above = room.top + names;

        // How many rows the marks need depends on the width, and that on the numbers at the left,
        // of which a row more or less makes none wider.
        List<Ticks.Tick> yTicks = yTicks(yRange, yLog, bottom - above, em);
        double widest =
                yTicks.stream()
                        .mapToDouble(t -> room.small.applyAsDouble(t.label()))
                        .max()
                        .orElse(0);
        double left = Math.ceil(room.left + widest + 0.6 * em);
        if (right - left < 1 || bottom - above < 1) {
            right = left + 1; // too small; see fits
            bottom = above + 1;
        }
        AxisScale x = AxisScale.of(xRange, curves.x().log(), left, right);
        List<MarkLabels.Place> marks =
                MarkLabels.place(
                        curves.marks().stream()
                                .map(
                                        mark ->
                                                new MarkLabels.Wish(
                                                        x.shows(mark.x())
                                                                ? x.pixel(mark.x())
                                                                : Double.NaN,
                                                        room.small.applyAsDouble(mark.label())
                                                                + 0.5 * em))
                                .toList(),
                        (int) Math.max(1, Math.min(MOST_ROWS, (bottom - above) / (5 * em))),
                        left,
                        room.right);
        double top = Math.ceil(above + MarkLabels.rows(marks) * ROW * em);
        if (bottom - top < LEAST_PLOT * em) { // rather a plot than labels
            top = Math.ceil(above);
            marks = marks.stream().map(MarkLabels.Place::withoutLabel).toList();
        }
        double plotBottom = Math.max(top + 1, bottom);
        AxisScale y = AxisScale.of(yRange, yLog, plotBottom, top);
        yTicks = yTicks(yRange, yLog, plotBottom - top, em);
        List<Ticks.Tick> xTicks = xTicks(curves, x, room);
        return new PlotArea(
                left, top, right, plotBottom, room.right, new Axes(x, y, xTicks, yTicks), marks);
    }

    private static List<Ticks.Tick> yTicks(AxisRange range, boolean log, double height, double em) {
        int atMost = (int) Math.max(2, Math.min(9, height / (2.1 * em)));
        return Ticks.of(AxisScale.of(range, log, 1000, 0), atMost);
    }

    /** As many as stand apart. */
    private static List<Ticks.Tick> xTicks(Curves curves, AxisScale x, Room room) {
        int atMost = (int) Math.max(2, Math.min(11, (room.right - room.left) / (3 * room.em)));
        List<Ticks.Tick> ticks = List.of();
        for (int count = atMost; count >= 2; count--) {
            ticks = Ticks.of(x, count);
            if (wholeSteps(curves)) {
                ticks = Ticks.whole(ticks);
            }
            if (apart(ticks, x, room)) {
                return ticks;
            }
        }
        return ticks.isEmpty() ? ticks : ticks.subList(0, 1);
    }

    private static boolean apart(List<Ticks.Tick> ticks, AxisScale x, Room room) {
        double free = Double.NEGATIVE_INFINITY;
        for (Ticks.Tick tick : ticks) {
            double half = room.small.applyAsDouble(tick.label()) / 2;
            double middle =
                    Math.min(x.pixel(tick.value()), room.right - half); // none is cut at the edge
            if (middle - half < free) {
                return false;
            }
            free = middle + half + 0.9 * room.em;
        }
        return true;
    }

    /** Told from the ends of the curves, for there may be a million steps. */
    private static boolean wholeSteps(Curves curves) {
        for (Curves.Series series : curves.series()) {
            int n = series.size();
            if (n > 0 && !(whole(series.x()[0]) && whole(series.x()[n - 1]))) {
                return false;
            }
        }
        return true;
    }

    private static boolean whole(double value) {
        return value == Math.rint(value);
    }
}
