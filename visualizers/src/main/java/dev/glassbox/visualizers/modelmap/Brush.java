package dev.glassbox.visualizers.modelmap;

import dev.glassbox.visualizers.scale.Palette;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/** Colours of the theme, text in em, and ribbons, on one canvas. */
final class Brush {
    private final GraphicsContext g;
    private final Palette palette;
    private final String family;
    private final double em;
    private final Text measure = new Text();

    Brush(GraphicsContext g, Palette palette, Font font) {
        this.g = g;
        this.palette = palette;
        family = font.getFamily();
        em = font.getSize();
    }

    GraphicsContext g() {
        return g;
    }

    Palette palette() {
        return palette;
    }

    double em() {
        return em;
    }

    Color colour(String token) {
        return colour(palette.argb(token), 1);
    }

    Color colour(String token, double opacity) {
        return colour(palette.argb(token), opacity);
    }

    static Color colour(int argb, double opacity) {
        return Color.rgb(
                argb >> 16 & 0xFF,
                argb >> 8 & 0xFF,
                argb & 0xFF,
                Math.max(0, Math.min(1, opacity)));
    }

    private Font font(double size, boolean bold) {
        return Font.font(family, bold ? FontWeight.BOLD : FontWeight.NORMAL, size * em);
    }

    /** The width of a text whose height is {@code size} em. */
    double width(String text, double size, boolean bold) {
        measure.setFont(font(size, bold));
        measure.setText(text);
        return measure.getLayoutBounds().getWidth();
    }

    /** A text by the middle of its height. */
    void text(
            String text,
            double x,
            double y,
            double size,
            boolean bold,
            Color colour,
            TextAlignment align) {
        g.setFont(font(size, bold));
        g.setFill(colour);
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(align);
        g.fillText(text, x, y);
    }

    /** The text, cut so that it is no wider than that; a cut ends in {@code …}. */
    String fitted(String text, double size, boolean bold, double room) {
        if (width(text, size, bold) <= room) {
            return text;
        }
        int count = text.codePointCount(0, text.length());
        for (int kept = count - 1; kept > 0; kept--) {
            String cut = text.substring(0, text.offsetByCodePoints(0, kept)) + "…";
            if (width(cut, size, bold) <= room) {
                return cut;
            }
        }
        return "";
    }

    /**
     * A ribbon from left to right, as thick at each end as it says, its middle line a smooth S.
     *
     * @param paint already set as the fill
     */
    void ribbon(double x0, double y0, double thick0, double x1, double y1, double thick1) {
        double bend = (x0 + x1) / 2;
        double half0 = thick0 / 2;
        double half1 = thick1 / 2;
        g.beginPath();
        g.moveTo(x0, y0 - half0);
        g.bezierCurveTo(bend, y0 - half0, bend, y1 - half1, x1, y1 - half1);
        g.lineTo(x1, y1 + half1);
        g.bezierCurveTo(bend, y1 + half1, bend, y0 + half0, x0, y0 + half0);
        g.closePath();
        g.fill();
    }

    /** A lens around a line: a swelling that is {@code thick} at its middle. */
    void lens(double x0, double x1, double y, double thick) {
        double quarter = (x1 - x0) / 4;
        double reach = thick * 0.6667; // a cubic reaches three quarters of its handles
        g.beginPath();
        g.moveTo(x0, y);
        g.bezierCurveTo(x0 + quarter, y - reach, x1 - quarter, y - reach, x1, y);
        g.bezierCurveTo(x1 - quarter, y + reach, x0 + quarter, y + reach, x0, y);
        g.closePath();
        g.fill();
    }

    void round(MapLayout.Rect r, double radius) {
        g.fillRoundRect(r.x(), r.y(), r.w(), r.h(), radius * 2, radius * 2);
    }

    void roundLine(MapLayout.Rect r, double radius, double width) {
        g.setLineWidth(width);
        g.strokeRoundRect(r.x(), r.y(), r.w(), r.h(), radius * 2, radius * 2);
    }
}
