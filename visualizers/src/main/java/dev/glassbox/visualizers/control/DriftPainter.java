package dev.glassbox.visualizers.control;

import dev.glassbox.visualizers.scale.LinearScale;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.Palette;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** Draws drifting points: axes, trails, forms, labels. */
final class DriftPainter {
    /** Numbers and names of axes, of the text's size: 20 pixels where text has 24. */
    static final double SMALL = 0.85;

    private static final double FAINTEST = 0.1; // of a trail's oldest part
    private static final double FULLEST = 0.6;
    private static final int SHADES = 4; // of a trail; each is drawn by itself
    private static final double HALO = 0.1; // around labels, of the text's size

    private final Palette palette;
    private final Font small;
    private final Font bold;
    private final double em;
    private final Text measure = new Text();

    DriftPainter(Palette palette, Font font) {
        this.palette = palette;
        this.em = font.getSize();
        this.small = Font.font(font.getFamily(), em * SMALL);
        this.bold = Font.font(font.getFamily(), FontWeight.BOLD, em);
    }

    double labelWidth(String text) {
        return width(text, small);
    }

    private double width(String text, Font font) {
        measure.setFont(font);
        measure.setText(text);
        return measure.getLayoutBounds().getWidth();
    }

    void axes(GraphicsContext g, DriftPoints points, DriftLayout layout) {
        LinearScale x = layout.x();
        LinearScale y = layout.y();
        g.setFont(small);
        g.setFill(colour("text-muted"));
        g.setTextBaseline(VPos.CENTER);
        g.setLineWidth(1);
        g.setTextAlign(TextAlignment.CENTER);
        int across = (int) Math.max(2, (x.end() - x.start()) / (5 * em));
        for (double tick : x.ticks(across)) {
            double at = Math.floor(x.pixel(tick)) + 0.5;
            g.setStroke(colour(isZero(tick, x) ? "line-strong" : "line"));
            g.strokeLine(at, y.end(), at, y.start());
            g.fillText(number(tick, x, across), at, y.start() + 0.75 * em);
        }
        g.setTextAlign(TextAlignment.RIGHT);
        int upwards = (int) Math.max(2, (y.start() - y.end()) / (3 * em));
        for (double tick : y.ticks(upwards)) {
            double at = Math.floor(y.pixel(tick)) + 0.5;
            g.setStroke(colour(isZero(tick, y) ? "line-strong" : "line"));
            g.strokeLine(x.start(), at, x.end(), at);
            g.fillText(number(tick, y, upwards), x.start() - 0.4 * em, at);
        }
        g.setStroke(colour("line-strong"));
        g.strokeRect(
                Math.floor(x.start()) + 0.5,
                Math.floor(y.end()) + 0.5,
                Math.floor(x.end() - x.start()),
                Math.floor(y.start() - y.end()));
        g.fillText(points.x().name(), x.end(), y.start() + 2 * em);
        g.setTextAlign(TextAlignment.LEFT);
        g.fillText(points.y().name(), x.start(), y.end() - 0.7 * em);
    }

    private static boolean isZero(double tick, LinearScale scale) {
        return Math.abs(tick) < 1e-9 * (scale.high() - scale.low());
    }

    /** As many decimals as the steps between ticks have. */
    private static String number(double tick, LinearScale scale, int atMost) {
        List<Double> ticks = scale.ticks(atMost);
        double step = ticks.size() > 1 ? ticks.get(1) - ticks.get(0) : 1;
        int decimals = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
        return decimals > 3 && !isZero(tick, scale)
                ? Numbers.brief(tick)
                : Numbers.fixed(isZero(tick, scale) ? 0 : tick, Math.min(3, decimals));
    }

    /** Room for the numbers left of the plot. */
    static double numbersWidth(double em) {
        return 3 * em;
    }

    /** The way of a point, the older the fainter. */
    void trail(GraphicsContext g, DriftPoints points, DriftLayout layout, int index, boolean lit) {
        DriftPoints.Point point = points.points().get(index);
        int last = point.x().length - 1;
        g.setStroke(colour(points.categories().get(point.category()).token()));
        g.setLineCap(lit ? StrokeLineCap.ROUND : StrokeLineCap.BUTT);
        g.setLineWidth((lit ? 0.2 : 0.11) * em);
        int parts = Math.min(SHADES, last);
        for (int part = 0; part < parts; part++) {
            double share = parts == 1 ? 1 : (double) part / (parts - 1);
            g.setGlobalAlpha(lit ? 0.4 + 0.6 * share : FAINTEST + (FULLEST - FAINTEST) * share);
            way(g, layout, point, part * last / parts, (part + 1) * last / parts);
        }
        g.setGlobalAlpha(1);
    }

    private static void way(
            GraphicsContext g, DriftLayout layout, DriftPoints.Point point, int from, int to) {
        double[] xs = new double[to - from + 1];
        double[] ys = new double[xs.length];
        int known = 0; // a model that has come apart has points that are nowhere
        for (int i = from; i <= to; i++) {
            if (Double.isFinite(point.x()[i]) && Double.isFinite(point.y()[i])) {
                xs[known] = layout.x().pixel(point.x()[i]);
                ys[known++] = layout.y().pixel(point.y()[i]);
            }
        }
        if (known > 1) {
            g.strokePolyline(xs, ys, known);
        }
    }

    void point(GraphicsContext g, DriftPoints points, DriftLayout layout, int index) {
        DriftPoints.Point point = points.points().get(index);
        if (point.isSomewhere()) {
            form(
                    g,
                    points.categories().get(point.category()),
                    layout.x().pixel(point.nowX()),
                    layout.y().pixel(point.nowY()),
                    DriftLayout.POINT * em);
        }
    }

    /** A category's form around a middle. */
    void form(GraphicsContext g, DriftPoints.Category category, double x, double y, double half) {
        g.setFill(colour(category.token()));
        g.setStroke(colour(category.token()));
        g.setLineWidth(half * 0.55);
        g.setLineCap(StrokeLineCap.BUTT);
        double most = half * 0.95;
        switch (category.form()) {
            case DISC -> g.fillOval(x - most, y - most, 2 * most, 2 * most);
            case SQUARE -> g.fillRect(x - 0.85 * half, y - 0.85 * half, 1.7 * half, 1.7 * half);
            case TRIANGLE ->
                    g.fillPolygon(
                            new double[] {x - half, x, x + half},
                            new double[] {y + 0.8 * half, y - half, y + 0.8 * half},
                            3);
            case DIAMOND ->
                    g.fillPolygon(
                            new double[] {x - half, x, x + half, x},
                            new double[] {y, y - half, y, y + half},
                            4);
            case RING -> g.strokeOval(x - 0.7 * half, y - 0.7 * half, 1.4 * half, 1.4 * half);
            case CROSS -> {
                g.strokeLine(x - 0.8 * half, y - 0.8 * half, x + 0.8 * half, y + 0.8 * half);
                g.strokeLine(x - 0.8 * half, y + 0.8 * half, x + 0.8 * half, y - 0.8 * half);
            }
        }
    }

    void label(GraphicsContext g, String text, DriftLayout.Box box) {
        g.setFont(small);
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.LEFT);
        double middle = (box.top() + box.bottom()) / 2;
        g.setFill(colour("surface")); // around it, so that it stays readable on trails
        for (int side = 0; side < 8; side++) {
            g.fillText(
                    text,
                    box.left() + HALO * em * Math.cos(side * Math.PI / 4),
                    middle + HALO * em * Math.sin(side * Math.PI / 4));
        }
        g.setFill(colour("text"));
        g.fillText(text, box.left(), middle);
    }

    /** The point that is talked about: its way, its ring, its name over all others. */
    void lit(GraphicsContext g, DriftPoints points, DriftLayout layout, int index) {
        DriftPoints.Point point = points.points().get(index);
        if (!point.isSomewhere()) {
            return;
        }
        trail(g, points, layout, index, true);
        point(g, points, layout, index);
        double x = layout.x().pixel(point.nowX());
        double y = layout.y().pixel(point.nowY());
        double ring = 1.9 * DriftLayout.POINT * em;
        g.setStroke(colour("text"));
        g.setLineWidth(Math.max(1.5, 0.11 * em));
        g.strokeOval(x - ring, y - ring, 2 * ring, 2 * ring);
        plate(g, point.label(), layout, layout.labels().get(index), x, y);
    }

    /** A name on a plate of its own, in place of the small label where there is one. */
    private void plate(
            GraphicsContext g,
            String text,
            DriftLayout layout,
            DriftLayout.@Nullable Box label,
            double x,
            double y) {
        double width = width(text, bold) + 0.7 * em;
        double height = 1.5 * em;
        double away = 2.2 * DriftLayout.POINT * em;
        double left;
        double top = y - height / 2;
        if (label == null) {
            left = x + away;
        } else if (label.left() > x) {
            left = Math.max(x + away, label.left() - 0.35 * em);
        } else if (label.right() < x) {
            left = Math.min(x - away, label.right() + 0.35 * em) - width;
        } else {
            left = (label.left() + label.right() - width) / 2;
            top = label.top() > y ? y + away : y - away - height;
        }
        left = Math.max(layout.x().start(), Math.min(layout.x().end() - width, left));
        top = Math.max(layout.y().end(), Math.min(layout.y().start() - height, top));
        g.setFill(colour("surface"));
        g.fillRoundRect(left, top, width, height, 0.5 * em, 0.5 * em);
        g.setStroke(colour("text"));
        g.setLineWidth(1);
        g.strokeRoundRect(left, top, width, height, 0.5 * em, 0.5 * em);
        g.setFont(bold);
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.LEFT);
        g.setFill(colour("text"));
        g.fillText(text, left + 0.35 * em, top + height / 2);
    }

    private Color colour(String token) {
        int argb = palette.argb(token);
        return Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF);
    }
}
