package dev.glassbox.visualizers.control;

import dev.glassbox.visualizers.scale.ColorScale;
import dev.glassbox.visualizers.scale.Palette;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/** Pens for pictures drawn by hand: a theme's colours, texts, a colour scale with its numbers. */
public final class BoardInk {
    /** Names of axes and numbers of scales, of the text's size. */
    public static final double SMALL = 0.85;

    private final GraphicsContext g;
    private final Palette palette;
    private final String family;
    private final double em;

    /**
     * @param font of the text around; its size is one em
     */
    public BoardInk(GraphicsContext g, Palette palette, Font font) {
        this.g = g;
        this.palette = palette;
        this.family = font.getFamily();
        this.em = font.getSize();
        g.setTextBaseline(VPos.CENTER);
    }

    /** Where a text ends or begins at its place. */
    public enum Side {
        LEFT,
        MIDDLE,
        RIGHT
    }

    /** The colour of a token. */
    public Color colour(String token) {
        return colour(palette.argb(token));
    }

    /** A colour as JavaFX takes it. */
    public static Color colour(int argb) {
        return Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF);
    }

    /** One line of text; {@code y} is its middle. */
    public void text(String text, double x, double y, Side side, String token, double size) {
        write(text, x, y, side, colour(token), size, false);
    }

    /** The same, bold. */
    public void bold(String text, double x, double y, Side side, String token, double size) {
        write(text, x, y, side, colour(token), size, true);
    }

    /** A number on a coloured ground, in the ink that reads best there. */
    public void number(String text, double x, double y, int ink, double size) {
        write(text, x, y, Side.MIDDLE, colour(ink), size, false);
    }

    private void write(
            String text, double x, double y, Side side, Color ink, double size, boolean bold) {
        g.setFont(font(size, bold));
        g.setFill(ink);
        g.setTextAlign(
                switch (side) {
                    case LEFT -> TextAlignment.LEFT;
                    case MIDDLE -> TextAlignment.CENTER;
                    case RIGHT -> TextAlignment.RIGHT;
                });
        g.fillText(text, x, y);
    }

    /** Text that runs upwards, its middle at a place. */
    public void upwards(String text, double x, double y, String token, double size) {
        g.save();
        g.translate(x, y);
        g.rotate(-90);
        text(text, 0, 0, Side.MIDDLE, token, size);
        g.restore();
    }

    private Font font(double size, boolean bold) {
        return Font.font(family, bold ? FontWeight.BOLD : FontWeight.NORMAL, em * size);
    }

    /** The width of a text, in pixels. */
    public double width(String text, double size) {
        Text measure = new Text(text);
        measure.setFont(font(size, true));
        return measure.getLayoutBounds().getWidth();
    }

    /** The text, cut with an ellipsis where it is wider than its room. */
    public String fitted(String text, double room, double size) {
        if (width(text, size) <= room) {
            return text;
        }
        int end = text.codePointCount(0, text.length());
        while (end > 1) {
            end--;
            String cut = text.substring(0, text.offsetByCodePoints(0, end)) + "…";
            if (width(cut, size) <= room) {
                return cut;
            }
        }
        return "…";
    }

    /** Diagonal lines: there is no number here yet, or none at all. */
    public void hatch(double x, double y, double width, double height) {
        g.save();
        g.beginPath();
        g.rect(x, y, width, height);
        g.clip();
        g.setStroke(colour("line"));
        g.setLineWidth(1);
        double step = 0.55 * em;
        for (double at = -height; at < width; at += step) {
            g.strokeLine(x + at, y + height, x + at + height, y);
        }
        g.restore();
    }

    /** A level colour scale with its numbers at both ends and its name below. */
    public void levelScale(
            ColorScale scale,
            String low,
            String high,
            String name,
            double x,
            double y,
            double width,
            double height) {
        int steps = (int) Math.max(2, width);
        for (int i = 0; i < steps; i++) {
            double share = i / (steps - 1.0);
            g.setFill(colour(scale.argb(scale.low() + share * (scale.high() - scale.low()))));
            g.fillRect(x + i * width / steps, y, width / steps + 1, height);
        }
        g.setStroke(colour("line-strong"));
        g.setLineWidth(1);
        g.strokeRect(x - 0.5, y - 0.5, width + 1, height + 1);
        double middle = y + height / 2;
        text(low, x - 0.4 * em, middle, Side.RIGHT, "text-muted", SMALL);
        text(high, x + width + 0.4 * em, middle, Side.LEFT, "text-muted", SMALL);
        text(name, x + width / 2, y + height + 0.75 * em, Side.MIDDLE, "text-muted", SMALL);
    }
}
