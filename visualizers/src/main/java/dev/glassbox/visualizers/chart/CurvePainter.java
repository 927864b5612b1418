package dev.glassbox.visualizers.chart;

import dev.glassbox.visualizers.scale.Palette;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/** Draws all of a chart but its curves: what lies under them, and what lies on them. */
final class CurvePainter {
    /** Width of a curve, of the text's size; the projector's large text makes it thick. */
    static final double THICK = 0.15;

    private static final double DOT = 0.3; // of the text's size
    private static final double HALO = 0.12; // around text on lines, of the text's size

    private final Palette palette;
    private final Font font;
    private final Font small;
    private final double em;
    private final double hairline; // pixels
    private final Text measure = new Text();

    CurvePainter(Palette palette, Font font) {
        this.palette = palette;
        this.font = font;
        this.em = font.getSize();
        this.small = Font.font(font.getFamily(), em * PlotArea.SMALL);
        this.hairline = Math.max(1, Math.round(em / 14));
    }

    double em() {
        return em;
    }

    double smallWidth(String text) {
        measure.setFont(small);
        measure.setText(text);
        return measure.getLayoutBounds().getWidth();
    }

    /** Grid, axes, numbers, names. */
    void ground(GraphicsContext g, PlotArea area, Curves curves) {
        g.setLineWidth(1);
        g.setLineDashes();
        g.setFont(small);
        g.setFill(colour("text-muted"));
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.RIGHT);
        for (Ticks.Tick tick : area.axes().yTicks()) {
            double y = area.axes().y().pixel(tick.value());
            g.setStroke(colour("line"));
            g.strokeLine(area.left(), Math.floor(y) + 0.5, area.right(), Math.floor(y) + 0.5);
            g.fillText(tick.label(), area.left() - 0.4 * em, y);
        }
        g.setLineWidth(hairline);
        g.setTextAlign(TextAlignment.CENTER);
        for (Ticks.Tick tick : area.axes().xTicks()) {
            double x = area.axes().x().pixel(tick.value());
            double half = smallWidth(tick.label()) / 2;
            g.setStroke(colour("line-strong"));
            vertical(g, x, area.bottom(), area.bottom() + 0.3 * em);
            g.fillText(tick.label(), Math.min(x, area.end() - half), area.bottom() + 0.95 * em);
        }
        g.setStroke(colour("line-strong"));
        horizontal(g, area.left(), area.right(), area.bottom());
        vertical(g, area.left(), area.top(), area.bottom());
        g.setTextAlign(TextAlignment.RIGHT);
        g.fillText(
                curves.x().name(), area.right(), area.bottom() + (0.4 + 1.45 * PlotArea.ROW) * em);
        g.setTextAlign(TextAlignment.LEFT);
        double rows = MarkLabels.rows(area.marks());
        g.fillText(
                curves.y().name(),
                Math.max(0.2 * em, area.left() - smallWidth(widest(area)) - 0.4 * em),
                area.top() - (rows + 0.6) * PlotArea.ROW * em);
    }

    private static String widest(PlotArea area) {
        String widest = "";
        for (Ticks.Tick tick : area.axes().yTicks()) {
            widest = tick.label().length() > widest.length() ? tick.label() : widest;
        }
        return widest;
    }

    /** Lines to compare with. */
    void levels(GraphicsContext g, PlotArea area, Curves curves) {
        g.setStroke(colour("text-muted"));
        g.setLineWidth(hairline);
        g.setLineDashes(0.55 * em, 0.4 * em);
        for (Curves.Level level : curves.levels()) {
            if (area.axes().y().shows(level.value())) {
                horizontal(g, area.left(), area.right(), area.axes().y().pixel(level.value()));
            }
        }
        g.setLineDashes();
    }

    void levelLabels(GraphicsContext g, Curves curves, List<LevelLabels.Box> places) {
        for (int i = 0; i < places.size(); i++) {
            LevelLabels.Box box = places.get(i);
            if (box.right() > box.left()) {
                label(
                        g,
                        curves.levels().get(i).label(),
                        box.left() + 0.3 * em,
                        (box.top() + box.bottom()) / 2);
            }
        }
    }

    /** Text that stays readable on lines. */
    private void label(GraphicsContext g, String text, double left, double middle) {
        g.setFont(small);
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.LEFT);
        haloed(g, text, left, middle, "text");
    }

    /** In the ground's colour around itself: stroking outlines would take far longer. */
    private void haloed(GraphicsContext g, String text, double x, double y, String token) {
        g.setFill(colour("surface"));
        for (int side = 0; side < 8; side++) {
            double angle = side * Math.PI / 4;
            g.fillText(text, x + HALO * em * Math.cos(angle), y + HALO * em * Math.sin(angle));
        }
        g.setFill(colour(token));
        g.fillText(text, x, y);
    }

    /** Where each level's label wishes to be. */
    List<LevelLabels.Wish> levelWishes(PlotArea area, Curves curves) {
        return curves.levels().stream()
                .map(
                        level ->
                                new LevelLabels.Wish(
                                        area.axes().y().shows(level.value())
                                                ? area.axes().y().pixel(level.value())
                                                : Double.NaN,
                                        smallWidth(level.label()) + 0.6 * em))
                .toList();
    }

    /** What was done when, as flags on the plot. */
    void marks(GraphicsContext g, PlotArea area, Curves curves) {
        for (int i = 0; i < area.marks().size(); i++) {
            MarkLabels.Place place = area.marks().get(i);
            if (Double.isNaN(place.x())) {
                continue;
            }
            double top = area.top() - Math.max(0, place.row() + 1) * PlotArea.ROW * em;
            g.setStroke(colour("text-muted"));
            g.setLineWidth(hairline);
            g.setLineDashes(hairline, 2 * hairline);
            vertical(g, place.x(), area.top(), area.bottom());
            g.setLineDashes();
            vertical(g, place.x(), top + 0.15 * em, area.top());
            double x = crisp(place.x());
            g.setFill(colour("text"));
            g.fillPolygon(
                    new double[] {x - 0.3 * em, x + 0.3 * em, x},
                    new double[] {area.top(), area.top(), area.top() + 0.5 * em},
                    3);
            if (place.row() >= 0) {
                label(
                        g,
                        curves.marks().get(i).label(),
                        place.from() + 0.25 * em,
                        top + PlotArea.ROW * em / 2);
            }
        }
    }

    /** The step that the rest of the screen shows, with a knob to take hold of. */
    void cursor(GraphicsContext g, PlotArea area, double step) {
        if (!area.axes().x().shows(step)) {
            return;
        }
        double x = area.axes().x().pixel(step);
        g.setStroke(colour("accent"));
        g.setLineWidth(2 * hairline);
        vertical(g, x, area.top(), area.bottom());
        dot(g, crisp(x), area.bottom(), 0.42 * em, colour("accent"));
    }

    /** The step that is read, and each curve's point there. */
    void hair(GraphicsContext g, PlotArea area, double step) {
        g.setStroke(colour("text"));
        g.setLineWidth(hairline);
        g.setLineDashes();
        vertical(g, area.axes().x().pixel(step), area.top(), area.bottom());
    }

    void point(GraphicsContext g, PlotArea area, String token, double step, double value) {
        if (area.axes().y().shows(value) && area.axes().x().shows(step)) {
            dot(
                    g,
                    area.axes().x().pixel(step),
                    area.axes().y().pixel(value),
                    DOT * em,
                    colour(token));
        }
    }

    private void dot(GraphicsContext g, double x, double y, double radius, Color colour) {
        double ring = radius + Math.max(1.5, 0.1 * em);
        g.setFill(colour("surface"));
        g.fillOval(x - ring, y - ring, 2 * ring, 2 * ring);
        g.setFill(colour);
        g.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    /** What stands in a chart without curves. */
    void empty(GraphicsContext g, PlotArea area, String text) {
        g.setFont(font);
        g.setFill(colour("text-muted"));
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
        double middle = (area.left() + area.right()) / 2;
        double y = area.top() + 0.4 * (area.bottom() - area.top());
        haloed(g, text, middle, y, "text-muted");
    }

    private void horizontal(GraphicsContext g, double from, double to, double y) {
        g.strokeLine(from, crisp(y), to, crisp(y));
    }

    private void vertical(GraphicsContext g, double x, double from, double to) {
        g.strokeLine(crisp(x), from, crisp(x), to);
    }

    /** Where a thin line fills whole pixels. */
    private double crisp(double at) {
        return Math.round(hairline) % 2 == 1 ? Math.floor(at) + 0.5 : Math.round(at);
    }

    private Color colour(String token) {
        return Inks.paint(palette, token);
    }
}
