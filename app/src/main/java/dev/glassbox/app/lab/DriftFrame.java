package dev.glassbox.app.lab;

import dev.glassbox.visualizers.control.DriftPoints;
import dev.glassbox.visualizers.control.DriftPoints.Axis;
import dev.glassbox.visualizers.control.DriftPoints.Category;
import dev.glassbox.visualizers.control.DriftPoints.Form;
import dev.glassbox.visualizers.control.DriftPoints.Point;
import dev.glassbox.visualizers.control.DriftWords;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.TokenText;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Embeddings on their way, as points: each with where it was at the looks before. */
final class DriftFrame {
    private static final int LONGEST_LABEL = 8;

    /** Looks that a trail goes back. */
    private static final int TRAIL = 8;

    private static final double MARGIN = 0.06;

    private DriftFrame() {}

    /** The points at a step; the axes are the same at every step. */
    static DriftPoints points(Shown shown, Drift drift, int step) {
        int now = drift.indexAt(step);
        int from = Math.max(0, now - TRAIL);
        List<Point> points = new ArrayList<>();
        for (int token = 0; token < drift.tokens().size(); token++) {
            double[] x = new double[now - from + 1];
            double[] y = new double[x.length];
            for (int i = from; i <= now; i++) {
                x[i - from] = drift.x()[i][token];
                y[i - from] = drift.y()[i][token];
            }
            String name = drift.tokens().get(token);
            points.add(new Point(TokenText.label(name, LONGEST_LABEL), category(name), x, y));
        }
        List<Category> categories =
                List.of(
                        new Category(shown.say("lab.drift.han"), "cat-2", Form.DISC),
                        new Category(shown.say("lab.drift.latin"), "cat-1", Form.SQUARE),
                        new Category(shown.say("lab.drift.other"), "cat-3", Form.TRIANGLE));
        return new DriftPoints(
                axis(shown, "lab.drift.first", drift.axes().firstShare(), drift.x()),
                axis(shown, "lab.drift.second", drift.axes().secondShare(), drift.y()),
                categories,
                points);
    }

    private static Axis axis(Shown shown, String key, double share, double[][] places) {
        double low = all(places).min().orElse(0);
        double high = all(places).max().orElse(1);
        double margin = Math.max(1e-6, (high - low) * MARGIN);
        return new Axis(
                shown.say(key, "share", Numbers.percent(share)), low - margin, high + margin);
    }

    private static java.util.stream.DoubleStream all(double[][] places) {
        return Arrays.stream(places).flatMapToDouble(Arrays::stream);
    }

    /** 0 for Chinese characters, 1 for letters, 2 for all else. */
    static int category(String token) {
        int first = token.strip().isEmpty() ? ' ' : token.strip().codePointAt(0);
        if (UnicodeScript.of(first) == UnicodeScript.HAN) {
            return 0;
        }
        return Character.isLetter(first) ? 1 : 2;
    }

    static DriftWords words(Shown shown, Drift drift, int step) {
        return new DriftWords(
                shown.say(
                        "lab.drift.spoken",
                        "count",
                        drift.tokens().size(),
                        "step",
                        drift.steps().get(drift.indexAt(step)),
                        "first",
                        Numbers.percent(drift.axes().firstShare()),
                        "second",
                        Numbers.percent(drift.axes().secondShare())),
                shown.say("lab.drift.keys"));
    }
}
