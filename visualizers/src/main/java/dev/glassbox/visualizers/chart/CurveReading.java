package dev.glassbox.visualizers.chart;

import dev.glassbox.visualizers.scale.Numbers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a chart says of one step.
 *
 * @param step with the name of its axis
 * @param values one a curve: at the step, or its last before with the step it is of
 * @param names of the curves
 * @param note what was done there; empty if nothing
 */
record CurveReading(String step, List<String> values, List<String> names, String note) {
    private static final double NEAR = 4; // pixels between a mark and the step that is read

    /**
     * @param hair the step that is read; NaN for the cursor's, or the last there is
     * @param x null before the chart is drawn
     */
    static CurveReading of(
            Curves curves, CurveWords words, CurveInk ink, double hair, @Nullable AxisScale x) {
        double step = Double.isNaN(hair) ? rest(curves) : hair;
        List<String> values = new ArrayList<>();
        for (Curves.Series series : curves.series()) {
            Points.Reading at = Points.at(series, step);
            if (at.index() < 0) {
                values.add("–");
                continue;
            }
            String since = at.there() ? "" : " (" + named(curves, series.x()[at.index()]) + ")";
            values.add(
                    value(
                                    series.y()[at.index()],
                                    series.smoothing() > 0
                                            ? "\u2002"
                                                    + words.smoothed()
                                                    + " "
                                                    + Numbers.reading(ink.drawn(series, at.index()))
                                            : "")
                            + since);
        }
        return new CurveReading(
                Double.isNaN(step) ? "" : named(curves, step),
                values,
                curves.series().stream().map(Curves.Series::label).toList(),
                Double.isNaN(hair) ? "" : marksNear(curves, hair, x));
    }

    private static String value(double measured, String smoothed) {
        return Double.isNaN(measured)
                ? "–"
                : Numbers.reading(measured) + (Double.isInfinite(measured) ? "" : smoothed);
    }

    /** The step that is read while nobody points at one. */
    static double rest(Curves curves) {
        if (!Double.isNaN(curves.cursor())) {
            return curves.cursor();
        }
        double last = Double.NaN;
        for (Curves.Series series : curves.series()) {
            if (series.size() > 0) {
                double end = series.x()[series.size() - 1];
                last = Double.isNaN(last) ? end : Math.max(last, end);
            }
        }
        return last;
    }

    private static String named(Curves curves, double step) {
        return (curves.x().name() + " " + Ticks.step(step)).strip();
    }

    private static String marksNear(Curves curves, double step, @Nullable AxisScale x) {
        List<String> done = new ArrayList<>();
        for (Curves.Mark mark : curves.marks()) {
            boolean near =
                    x != null
                            && x.takes(mark.x())
                            && x.takes(step)
                            && Math.abs(x.pixel(mark.x()) - x.pixel(step)) <= NEAR;
            if (near || mark.x() == step) {
                done.add(named(curves, mark.x()) + ": " + mark.label());
            }
        }
        return String.join("   ", done);
    }

    /** All of it, a line each. */
    String words() {
        List<String> lines = new ArrayList<>();
        lines.add(step);
        for (int i = 0; i < values.size(); i++) {
            lines.add(names.get(i) + " " + values.get(i));
        }
        lines.add(note);
        return String.join("\n", lines).strip();
    }
}
