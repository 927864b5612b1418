package dev.glassbox.visualizers.playback;

import dev.glassbox.visualizers.control.Pen;
import dev.glassbox.visualizers.scale.Palette;
import java.util.function.BiConsumer;
import javafx.geometry.Point2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A canvas as large as its region, drawn anew whenever its size, text or content changes. */
final class PaintedRegion extends Region {
    private final Canvas canvas = new Canvas();
    private final Label font = new Label(); // tells the text size that style sheets give
    private @Nullable Palette palette;
    private @Nullable BiConsumer<Pen, Point2D> painter;

    PaintedRegion(String styleClass) {
        getStyleClass().add(styleClass);
        canvas.setManaged(false);
        font.setManaged(false);
        font.setVisible(false);
        getChildren().setAll(canvas, font);
        font.fontProperty().addListener((o, was, is) -> requestLayout());
    }

    /**
     * @param newPainter draws into a room of a width and a height
     */
    void show(Palette newPalette, BiConsumer<Pen, Point2D> newPainter) {
        palette = newPalette;
        painter = newPainter;
        requestLayout();
        paint();
    }

    /** Draws nothing any more and holds nothing. */
    void clear() {
        painter = null;
        paint();
    }

    /** A place of a mouse event in the canvas. */
    Point2D inside(double x, double y) {
        return canvas.parentToLocal(x, y);
    }

    @Override
    protected void layoutChildren() {
        canvas.relocate(snappedLeftInset(), snappedTopInset());
        canvas.setWidth(Math.max(1, getWidth() - snappedLeftInset() - snappedRightInset()));
        canvas.setHeight(Math.max(1, getHeight() - snappedTopInset() - snappedBottomInset()));
        font.resizeRelocate(0, 0, 1, 1);
        paint();
    }

    private void paint() {
        double width = canvas.getWidth();
        double height = canvas.getHeight();
        canvas.getGraphicsContext2D().clearRect(0, 0, width, height);
        Palette colours = palette;
        if (painter != null && colours != null && width > 20 && height > 20) {
            painter.accept(
                    new Pen(canvas.getGraphicsContext2D(), colours, font.getFont()),
                    new Point2D(width, height));
        }
    }
}
