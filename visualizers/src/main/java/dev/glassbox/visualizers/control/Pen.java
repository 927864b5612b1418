package dev.glassbox.visualizers.control;

import dev.glassbox.visualizers.scale.Palette;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/**
 * Draws words, bars and lines of a picture in a theme's colours and in sizes measured in the height
 * of its text, so that a canvas looks like the controls around it.
 */
public final class Pen {
    /** Numbers and names of axes, of the text's size: 20 pixels where text has 24. */
    public static final double SMALL = 0.85;

    private final GraphicsContext g;
    private final Palette palette;
    private final Font plain;
    private final Font bold;
    private final Font small;
    private final double em;
    private final Text ruler = new Text();

    /**
     * @param font of the text around the picture
     */
    public Pen(GraphicsContext g, Palette palette, Font font) {
        this.g = g;
        this.palette = palette;
        this.em = font.getSize();
        plain = font;
        bold = Font.font(font.getFamily(), FontWeight.BOLD, em);
        small = Font.font(font.getFamily(), em * SMALL);
    }

    /** Height of the text in pixels. */
    public double em() {
        return em;
    }

    public GraphicsContext graphics() {
        return g;
    }

    public Palette palette() {
        return palette;
    }

    public Font plain() {
        return plain;
    }

    public Font bold() {
        return bold;
    }

    public Font small() {
        return small;
    }

    /** The text's typeface in another size, in em. */
    public Font sized(double ems, boolean heavy) {
        return Font.font(plain.getFamily(), heavy ? FontWeight.BOLD : FontWeight.NORMAL, em * ems);
    }

    /** A colour of the theme by its token. */
    public Color colour(String token) {
        return of(palette.argb(token));
    }

    /** An opaque 0xAARRGGBB as JavaFX takes it. */
    public static Color of(int argb) {
        return Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF);
    }

    public double width(String text, Font font) {
        ruler.setFont(font);
        ruler.setText(text);
        return ruler.getLayoutBounds().getWidth();
    }

    /** The text, or as much of its beginning as there is room for, with a mark that it is cut. */
    public String cut(String text, Font font, double room) {
        String shown = text;
        int length = text.codePointCount(0, text.length());
        while (length > 1 && width(shown, font) > room) {
            length--;
            shown = text.substring(0, text.offsetByCodePoints(0, length)) + "…";
        }
        return shown;
    }

    public void left(String text, Font font, String token, double x, double middle) {
        write(text, font, colour(token), TextAlignment.LEFT, x, middle);
    }

    public void right(String text, Font font, String token, double x, double middle) {
        write(text, font, colour(token), TextAlignment.RIGHT, x, middle);
    }

    public void centred(String text, Font font, String token, double x, double middle) {
        write(text, font, colour(token), TextAlignment.CENTER, x, middle);
    }

    /** Writes on a line whose middle is at {@code middle}. */
    public void write(
            String text, Font font, Color colour, TextAlignment align, double x, double middle) {
        g.setFont(font);
        g.setFill(colour);
        g.setTextAlign(align);
        g.setTextBaseline(VPos.CENTER);
        g.fillText(text, x, middle);
    }

    public void bar(String token, double x, double y, double width, double height) {
        g.setFill(colour(token));
        g.fillRect(x, y, width, height);
    }

    /** The outline of a bar, on whole pixels. */
    public void frame(String token, double x, double y, double width, double height) {
        g.setStroke(colour(token));
        g.setLineWidth(1);
        g.strokeRect(
                Math.floor(x) + 0.5,
                Math.floor(y) + 0.5,
                Math.max(1, Math.floor(width) - 1),
                Math.max(1, Math.floor(height) - 1));
    }

    public void line(String token, double width, double x1, double y1, double x2, double y2) {
        g.setStroke(colour(token));
        g.setLineWidth(width);
        g.strokeLine(x1, y1, x2, y2);
    }
}
