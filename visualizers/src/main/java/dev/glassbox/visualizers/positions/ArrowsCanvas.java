package dev.glassbox.visualizers.positions;

import dev.glassbox.visualizers.scale.Numbers;
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
import javafx.scene.text.TextAlignment;

/** A few pairs of numbers of q and k as arrows on circles, turned by their positions. */
final class ArrowsCanvas extends Region {
    private final Canvas canvas = new Canvas();
    private final Label font = new Label(); // tells the text size that style sheets give
    private List<PositionsFrame.Arrow> arrows = List.of();
    private Palette palette = new Palette(Map.of());
    private String pairWord = "";

    ArrowsCanvas() {
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        canvas.setManaged(false);
        font.setManaged(false);
        font.setVisible(false);
        getChildren().setAll(canvas, font);
        font.fontProperty().addListener((o, was, is) -> requestLayout());
    }

    void show(
            List<PositionsFrame.Arrow> newArrows,
            String newPairWord,
            String spoken,
            Palette newPalette) {
        arrows = newArrows;
        pairWord = newPairWord;
        palette = newPalette;
        setAccessibleText(spoken);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        font.resizeRelocate(0, 0, 1, 1);
        canvas.setWidth(Math.max(1, getWidth()));
        canvas.setHeight(Math.max(1, getHeight()));
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (arrows.isEmpty() || palette.tokens().isEmpty()) {
            return;
        }
        double em = font.getFont().getSize();
        int columns = getWidth() > getHeight() ? 3 : 2;
        int rows = (arrows.size() + columns - 1) / columns;
        double cell = getWidth() / columns;
        double height = getHeight() / rows;
        double radius = Math.max(4, Math.min(cell, height - 3.2 * em) / 2 - 0.4 * em);
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
        g.setFont(Font.font(font.getFont().getFamily(), em));
        for (int i = 0; i < arrows.size(); i++) {
            PositionsFrame.Arrow arrow = arrows.get(i);
            double x = (i % columns + 0.5) * cell;
            double y = i / columns * height + radius + 0.4 * em;
            g.setStroke(colour("line-strong"));
            g.setLineWidth(1.5);
            g.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
            arrow(g, x, y, radius, arrow.query(), "cat-1");
            arrow(g, x, y, 0.8 * radius, arrow.key(), "cat-2");
            g.setFill(colour("text"));
            g.fillText(pairWord + " " + arrow.pair(), x, y + radius + 0.9 * em, cell);
            g.setFill(colour("text-muted"));
            g.fillText(
                    Numbers.picture(Math.toDegrees(arrow.frequency())) + "°",
                    x,
                    y + radius + 2.2 * em,
                    cell);
        }
    }

    private void arrow(
            GraphicsContext g, double x, double y, double length, double angle, String token) {
        double tipX = x + length * Math.cos(angle);
        double tipY = y - length * Math.sin(angle);
        double barb = Math.max(6, 0.16 * length);
        g.setStroke(colour(token));
        g.setLineWidth(4);
        g.strokeLine(x, y, tipX, tipY);
        for (double side : new double[] {2.6, -2.6}) {
            g.strokeLine(
                    tipX,
                    tipY,
                    tipX + barb * Math.cos(angle + side),
                    tipY - barb * Math.sin(angle + side));
        }
    }

    private Color colour(String name) {
        int argb = palette.argb(name);
        return Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF);
    }
}
