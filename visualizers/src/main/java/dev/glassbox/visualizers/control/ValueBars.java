package dev.glassbox.visualizers.control;

import dev.glassbox.visualizers.scale.Palette;
import java.util.List;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/**
 * A few values with names as horizontal bars from zero, with their numbers; as many as there is
 * room for. A picture that is read, one stop of the Tab key.
 */
public final class ValueBars extends Region {
    private static final double LINE = 1.75; // em

    /**
     * One bar.
     *
     * @param label as a person shall see it
     * @param value from 0 up
     * @param number the value as it is written
     * @param strong whether it stands out
     */
    public record Bar(String label, double value, String number, boolean strong) {}

    private final Canvas canvas = new Canvas();
    private final Label font = new Label(); // tells the text size that style sheets give
    private List<Bar> bars = List.of();
    private double end = 1;
    private String token = "axis-vocab";
    private Palette palette = new Palette(Map.of());

    public ValueBars() {
        getStyleClass().addAll("value-bars", "token-flow-canvas");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        canvas.setMouseTransparent(true);
        canvas.setManaged(false);
        font.setManaged(false);
        font.setVisible(false);
        getChildren().setAll(canvas, font);
        font.fontProperty().addListener((o, was, is) -> requestLayout());
    }

    @Override
    public String getUserAgentStylesheet() {
        return Sheets.of("flow.css");
    }

    /**
     * @param newEnd the value at the end of the longest bar's room, above 0
     * @param newToken colour of the bars
     * @param spoken the whole picture in words
     */
    public void show(
            List<Bar> newBars, double newEnd, String newToken, String spoken, Palette newPalette) {
        bars = List.copyOf(newBars);
        end = newEnd;
        token = newToken;
        palette = newPalette;
        setAccessibleText(spoken);
        requestLayout();
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.max(1, bars.size()) * LINE * font.getFont().getSize()
                + snappedTopInset()
                + snappedBottomInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return 2 * LINE * font.getFont().getSize();
    }

    @Override
    protected void layoutChildren() {
        font.resizeRelocate(0, 0, 1, 1);
        canvas.relocate(snappedLeftInset(), snappedTopInset());
        canvas.setWidth(Math.max(1, getWidth() - snappedLeftInset() - snappedRightInset()));
        canvas.setHeight(Math.max(1, getHeight() - snappedTopInset() - snappedBottomInset()));
        paint();
    }

    private void paint() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (palette.tokens().isEmpty()) {
            return;
        }
        double em = font.getFont().getSize();
        String family = font.getFont().getFamily();
        double labels = 0;
        double numbers = 0;
        for (Bar bar : bars) {
            labels = Math.max(labels, width(bar.label(), family, em));
            numbers = Math.max(numbers, width(bar.number(), family, em));
        }
        labels = Math.min(labels, 0.5 * canvas.getWidth());
        double left = labels + 0.6 * em;
        double room = Math.max(1, canvas.getWidth() - left - numbers - 0.6 * em);
        g.setTextBaseline(VPos.CENTER);
        double y = 0.5 * LINE * em;
        for (Bar bar : bars) {
            if (y + 0.5 * LINE * em > canvas.getHeight() + 1) {
                break;
            }
            FontWeight weight = bar.strong() ? FontWeight.BOLD : FontWeight.NORMAL;
            g.setFont(Font.font(family, weight, em));
            g.setFill(colour("text"));
            g.setTextAlign(TextAlignment.RIGHT);
            g.fillText(bar.label(), labels, y, labels);
            double length = room * Math.max(0, Math.min(1, bar.value() / end));
            g.setFill(colour(bar.strong() ? "accent" : token));
            g.fillRect(left, y - 0.42 * em, Math.max(1, length), 0.84 * em);
            g.setFill(colour("text"));
            g.setTextAlign(TextAlignment.LEFT);
            g.fillText(bar.number(), left + length + 0.4 * em, y);
            y += LINE * em;
        }
    }

    private static double width(String text, String family, double em) {
        Text measure = new Text(text);
        measure.setFont(Font.font(family, FontWeight.BOLD, em));
        return measure.getLayoutBounds().getWidth();
    }

    private Color colour(String name) {
        int argb = palette.argb(name);
        return Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF);
    }
}
