package dev.glassbox.visualizers.modelmap;

import dev.glassbox.visualizers.api.Message;
import dev.glassbox.visualizers.modelmap.MapLayout.Rect;
import dev.glassbox.visualizers.scale.ColorScale;
import dev.glassbox.visualizers.scale.Numbers;
import javafx.scene.text.TextAlignment;

/** A dot product down to its numbers: two vectors, their products, the sum, what becomes of it. */
final class NumbersPainter {
    private static final double SIGN = 0.75; // where on the signed map a bar's colour is taken

    private final Scene scene;
    private final Brush brush;

    NumbersPainter(Scene scene) {
        this.scene = scene;
        brush = scene.brush();
    }

    void dot(String part, DotProduct dot) {
        Rect r = scene.rect(part);
        double em = brush.em();
        brush.g().setFill(brush.colour("surface-raised"));
        brush.round(r, 0.5 * em);
        boolean logit = scene.frame().path().kind() == MapPath.Kind.UNEMBED;
        brush.g().setStroke(brush.colour(logit ? "axis-vocab" : "accent", 0.8));
        brush.roundLine(r, 0.5 * em, 1.5);
        double pad = 0.7 * em;
        Rect inner = new Rect(r.x() + pad, r.y() + pad * 0.6, r.w() - 2 * pad, r.h() - 1.2 * pad);
        String[] names = names(logit);
        double lines = 3.6 * em; // the sums below
        double third = (inner.h() - lines) / 3;
        double name = widest(names) + 0.6 * em;
        double[] left = doubles(dot.left());
        double[] right = doubles(dot.right());
        double[][] vectors = {left, right, dot.products()};
        for (int i = 0; i < 3; i++) {
            Rect bars =
                    new Rect(
                            inner.x() + name,
                            inner.y() + i * third + 0.1 * third,
                            inner.w() - name,
                            third * 0.8);
            brush.text(
                    names[i],
                    inner.x(),
                    bars.y() + bars.h() / 2,
                    0.92,
                    true,
                    brush.colour(i == 2 ? "text" : logit ? "axis-vocab" : "axis-position"),
                    TextAlignment.LEFT);
            bars(bars, vectors[i]);
        }
        results(inner, inner.bottom() - lines, dot, logit);
    }

    private String[] names(boolean logit) {
        if (logit) {
            return new String[] {"x", "u", "x·u"};
        }
        return new String[] {
            "q" + scene.frame().path().query(), "k" + scene.frame().path().key(), "q·k"
        };
    }

    private double widest(String[] names) {
        double widest = 0;
        for (String name : names) {
            widest = Math.max(widest, brush.width(name, 0.92, true));
        }
        return widest;
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }

    /** Each number as a bar from the middle line, in its colour of the signed map. */
    private void bars(Rect r, double[] values) {
        double extent = 0;
        for (double value : values) {
            extent = Math.max(extent, Double.isFinite(value) ? Math.abs(value) : 0);
        }
        if (extent == 0) {
            extent = 1;
        }
        ColorScale scale = ColorScale.signed(brush.palette(), extent);
        String range = "±" + Numbers.brief(extent);
        double number = brush.width(range, 0.66, false) + 0.4 * brush.em();
        double width = (r.w() - number) / values.length;
        double middle = r.y() + r.h() / 2;
        brush.g().setFill(brush.colour("line", 0.4));
        brush.g().fillRect(r.x(), middle - 0.5, r.w() - number, 1);
        boolean written = width > 2.7 * brush.em() && r.h() > 1.2 * brush.em();
        for (int i = 0; i < values.length; i++) {
            double x = r.x() + i * width;
            if (!Double.isFinite(values[i])) {
                brush.g().setFill(brush.colour("warning"));
                brush.g().fillRect(x, r.y(), width * 0.9, r.h());
                continue;
            }
            double high = Math.abs(values[i]) / extent * r.h() / 2;
            // the length is the number; the colour tells its sign alone
            brush.g().setFill(Brush.colour(scale.argb(Math.signum(values[i]) * SIGN * extent), 1));
            brush.g()
                    .fillRect(
                            x,
                            values[i] > 0 ? middle - high : middle,
                            Math.max(1, width * 0.88),
                            Math.max(0.8, high));
            if (written) {
                brush.text(
                        Numbers.brief(values[i]),
                        x + width / 2,
                        middle,
                        0.66,
                        false,
                        brush.colour("text"),
                        TextAlignment.CENTER);
            }
        }
        brush.text(
                range,
                r.right(),
                r.y() + r.h() / 2,
                0.66,
                false,
                brush.colour("text-muted"),
                TextAlignment.RIGHT);
    }

    private void results(Rect inner, double y, DotProduct dot, boolean logit) {
        double em = brush.em();
        brush.g().setFill(brush.colour("line"));
        brush.g().fillRect(inner.x(), y, inner.w(), 1);
        String key =
                logit
                        ? "modelmap.dot.logit"
                        : dot.masked() ? "modelmap.dot.masked" : "modelmap.dot.score";
        String line =
                scene.texts()
                        .text(
                                Message.of(
                                        key,
                                        "dot",
                                        Numbers.picture(dot.dot()),
                                        "factor",
                                        Numbers.picture(dot.factor()),
                                        "scale",
                                        Numbers.picture(1 / dot.factor()),
                                        "constant",
                                        Numbers.picture(dot.constant()),
                                        "result",
                                        Numbers.picture(dot.result())));
        brush.text(
                fit(line, 1.0, inner.w()),
                inner.x(),
                y + 1.1 * em,
                size(line, 1.0, inner.w()),
                false,
                brush.colour("text"),
                TextAlignment.LEFT);
        String share =
                scene.texts()
                        .text(
                                Message.of(
                                        logit ? "modelmap.dot.probability" : "modelmap.dot.weight",
                                        "share",
                                        Numbers.picture(dot.share())));
        brush.text(
                fit(share, 1.0, inner.w()),
                inner.x(),
                y + 2.6 * em,
                size(share, 1.0, inner.w()),
                true,
                brush.colour("accent"),
                TextAlignment.LEFT);
    }

    /** A line that is too long is set smaller, down to what can still be read. */
    private double size(String text, double wanted, double room) {
        return Math.max(
                0.7,
                Math.min(wanted, wanted * room / Math.max(1, brush.width(text, wanted, true))));
    }

    private String fit(String text, double wanted, double room) {
        return brush.fitted(text, size(text, wanted, room), false, room);
    }
}
