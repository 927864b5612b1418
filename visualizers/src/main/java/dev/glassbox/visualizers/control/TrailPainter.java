package dev.glassbox.visualizers.control;

import dev.glassbox.visualizers.scale.LinearScale;
import dev.glassbox.visualizers.scale.Palette;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;

/** Draws trails: axes, what goes along, ways, stations, names. All lengths in the text's size. */
final class TrailPainter {
    private static final double AHEAD = 0.28; // opacity of what has not been gone yet
    private static final double OTHERS = 0.3;
    private static final double MARK = 0.19; // half of a station's mark
    private static final double HEAD = 0.42; // half of the point itself

    private final Palette palette;
    private final DriftPainter drift;
    private final double em;

    TrailPainter(Palette palette, Font font) {
        this.palette = palette;
        drift = new DriftPainter(palette, font);
        em = font.getSize();
    }

    double labelWidth(String text) {
        return drift.labelWidth(text);
    }

    void ground(GraphicsContext g, TrailData data, DriftLayout layout) {
        drift.axes(g, data.points(), layout);
        LinearScale x = layout.x();
        LinearScale y = layout.y();
        g.setFill(colour("text-muted"));
        g.setGlobalAlpha(OTHERS);
        double half = 0.13 * em;
        for (int i = 0; i + 1 < data.others().length; i += 2) {
            double px = x.pixel(data.others()[i]);
            double py = y.pixel(data.others()[i + 1]);
            boolean inside = px > x.start() && px < x.end() && py > y.end() && py < y.start();
            if (inside) {
                g.fillOval(px - half, py - half, 2 * half, 2 * half);
            }
        }
        g.setGlobalAlpha(1);
    }

    /** The whole way faintly, what has been gone strongly, each station marked. */
    void way(GraphicsContext g, TrailData data, DriftLayout layout, int index) {
        TrailData.Way way = data.ways().get(index);
        boolean strong = index == data.focus();
        Color own = colour(way.kind().token());
        int last = way.x().length - 1;
        g.setLineCap(StrokeLineCap.ROUND);
        g.setLineJoin(StrokeLineJoin.ROUND);
        g.setStroke(own);
        g.setGlobalAlpha(AHEAD);
        g.setLineWidth((strong ? 0.17 : 0.1) * em);
        stroke(g, layout, way, data.station(), last);
        g.setGlobalAlpha(strong ? 1 : 0.75);
        g.setLineWidth((strong ? 0.24 : 0.13) * em);
        stroke(g, layout, way, 0, data.station());
        g.setGlobalAlpha(1);
        for (int at = 0; at <= last; at++) {
            if (at != data.station()) {
                mark(g, layout, way, at, strong, at < data.station());
            }
        }
    }

    private static void stroke(
            GraphicsContext g, DriftLayout layout, TrailData.Way way, int from, int to) {
        double[] xs = new double[to - from + 1];
        double[] ys = new double[xs.length];
        int known = 0; // a model that has come apart has vectors that are nowhere
        for (int at = from; at <= to; at++) {
            if (Double.isFinite(way.x()[at]) && Double.isFinite(way.y()[at])) {
                xs[known] = layout.x().pixel(way.x()[at]);
                ys[known++] = layout.y().pixel(way.y()[at]);
            }
        }
        if (known > 1) {
            g.strokePolyline(xs, ys, known);
        }
    }

    /** The start is an open ring, the end a disc in a ring, all between a dot. */
    private void mark(
            GraphicsContext g,
            DriftLayout layout,
            TrailData.Way way,
            int at,
            boolean strong,
            boolean gone) {
        double x = layout.x().pixel(way.x()[at]);
        double y = layout.y().pixel(way.y()[at]);
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            return;
        }
        Color own = colour(way.kind().token());
        boolean isEnd = at == way.x().length - 1;
        double half = (strong ? MARK : 0.7 * MARK) * em;
        g.setGlobalAlpha(gone || isEnd ? 1 : 0.55);
        g.setFill(own);
        g.setStroke(own);
        if (at == 0 || isEnd) {
            double ring = (strong ? 0.34 : 0.26) * em;
            g.setFill(colour("surface"));
            g.fillOval(x - ring, y - ring, 2 * ring, 2 * ring);
            g.setLineWidth(0.12 * em);
            g.strokeOval(x - ring, y - ring, 2 * ring, 2 * ring);
            g.setFill(own);
        }
        if (at != 0) {
            g.fillOval(x - half, y - half, 2 * half, 2 * half);
        }
        g.setGlobalAlpha(1);
    }

    /** The point itself, at the station shown. */
    void head(GraphicsContext g, TrailData data, DriftLayout layout, int index) {
        TrailData.Way way = data.ways().get(index);
        double x = layout.x().pixel(way.x()[data.station()]);
        double y = layout.y().pixel(way.y()[data.station()]);
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            return;
        }
        double half = (index == data.focus() ? HEAD : 0.8 * HEAD) * em;
        g.setFill(colour("surface"));
        g.fillOval(x - 1.35 * half, y - 1.35 * half, 2.7 * half, 2.7 * half);
        drift.form(g, way.kind(), x, y, half);
        if (index == data.focus()) {
            ring(g, x, y, 1.55 * half);
        }
    }

    void form(GraphicsContext g, DriftPoints.Category kind, double x, double y, double half) {
        drift.form(g, kind, x, y, half);
    }

    void label(GraphicsContext g, String text, DriftLayout.Box box) {
        drift.label(g, text, box);
    }

    /** Around the station that is read out. */
    void ring(GraphicsContext g, double x, double y, double half) {
        g.setStroke(colour("text"));
        g.setLineWidth(Math.max(1.5, 0.11 * em));
        g.strokeOval(x - half, y - half, 2 * half, 2 * half);
    }

    private Color colour(String token) {
        int argb = palette.argb(token);
        return Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF);
    }
}
