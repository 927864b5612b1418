package dev.glassbox.visualizers.projector;

import dev.glassbox.runtime.projection.Metric;
import dev.glassbox.runtime.vectors.VectorTable;
import dev.glassbox.visualizers.api.Message;
import dev.glassbox.visualizers.api.Workings;
import dev.glassbox.visualizers.scale.Numbers;
import java.util.List;
import java.util.Optional;

/** The distance of two vectors, taken apart. */
final class DistanceWorkings {
    private static final double TOLERANCE = 1e-6; // the list holds float32

    private DistanceWorkings() {}

    static Workings of(
            VectorTable table, int point, ProjectorFrame.Near to, Metric metric, String label) {
        float[] a = table.row(point);
        float[] b = table.row(to.point());
        double dot = 0;
        double aa = 0;
        double bb = 0;
        double squares = 0;
        for (int d = a.length - 1; d >= 0; d--) { // the other way round than the list was made
            dot += (double) a[d] * b[d];
            aa += (double) a[d] * a[d];
            bb += (double) b[d] * b[d];
            squares += ((double) a[d] - b[d]) * ((double) a[d] - b[d]);
        }
        double lengths = Math.sqrt(aa) * Math.sqrt(bb);
        boolean cosine = metric == Metric.COSINE;
        double plain = cosine ? (lengths > 0 ? 1 - dot / lengths : 1) : Math.sqrt(squares);
        List<String> formulas =
                cosine
                        ? List.of(
                                "d = 1 - \\frac{a \\cdot b}{\\lVert a \\rVert\\,\\lVert b \\rVert}",
                                "d = 1 - \\frac{"
                                        + Numbers.formula(dot)
                                        + "}{"
                                        + Numbers.formula(Math.sqrt(aa))
                                        + " \\times "
                                        + Numbers.formula(Math.sqrt(bb))
                                        + "} = "
                                        + Numbers.formula(plain))
                        : List.of(
                                "d = \\sqrt{\\sum_{i} (a_i - b_i)^2}",
                                "d = \\sqrt{"
                                        + Numbers.formula(squares)
                                        + "} = "
                                        + Numbers.formula(plain));
        return new Workings(
                Message.of("projector.distance.title", "a", label, "b", to.label()),
                Message.of("projector.distance.value", "value", Numbers.exact(to.original())),
                List.of(
                        new Workings.Step(
                                Message.of(
                                        cosine
                                                ? "projector.distance.cosine"
                                                : "projector.distance.euclidean"),
                                Message.of("projector.distance.words", "width", a.length),
                                formulas)),
                Optional.of(
                        new Workings.Check(to.original(), plain, TOLERANCE * Math.max(1, plain))),
                List.of());
    }
}
