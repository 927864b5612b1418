package dev.glassbox.visualizers.control;

import dev.glassbox.visualizers.scale.ColorScale;
import dev.glassbox.visualizers.scale.Palette;
import java.util.Map;
import java.util.function.IntConsumer;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/**
 * A whole matrix as one image, with some of its rows marked. Where a pixel stands for several rows
 * it has the colour of the number that is farthest from zero, so that nothing strong is lost. Up
 * and Down or a click choose another of the marked rows.
 */
public final class MatrixRaster extends Region {
    /**
     * What is drawn.
     *
     * @param rows number of rows
     * @param columns number of columns
     * @param values row by row; not copied, since such matrices are large, and never changed
     */
    @SuppressWarnings("ArrayRecordComponent") // drawn, never compared
    public record Matrix(int rows, int columns, float[] values) {
        int size(int axis) {
            return axis == 0 ? rows : columns;
        }
    }

    private static final int MARK = 14; // logical pixels beside the image

    private final PixelImage image = new PixelImage();
    private final Canvas canvas = new Canvas();
    private final IntConsumer onMark;
    private @Nullable Matrix matrix;
    private int[] marks = {};
    private int chosen = -1;
    private double extent = 1;
    private Palette palette = new Palette(Map.of());
    private @Nullable Object drawn;

    /**
     * @param onMark called with the index of a mark that was chosen
     */
    public MatrixRaster(IntConsumer onMark) {
        this.onMark = onMark;
        getStyleClass().addAll("matrix-raster", "token-flow-canvas");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        canvas.setManaged(false);
        canvas.setMouseTransparent(true);
        image.setMouseTransparent(true);
        getChildren().setAll(image, canvas);
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    }

    @Override
    public String getUserAgentStylesheet() {
        return Sheets.of("flow.css");
    }

    /**
     * @param newMatrix {@code [rows, columns]}
     * @param newMarks rows that are marked
     * @param chosenMark which mark stands out
     * @param newExtent the value at both ends of the colours
     * @param spoken the picture in words
     */
    public void show(
            Matrix newMatrix,
            int[] newMarks,
            int chosenMark,
            double newExtent,
            String spoken,
            Palette newPalette) {
        matrix = newMatrix;
        marks = newMarks.clone();
        chosen = chosenMark;
        extent = newExtent;
        palette = newPalette;
        setAccessibleText(spoken);
        requestLayout();
    }

    private void keyPressed(KeyEvent event) {
        int step = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
        int next = chosen + step;
        if (step != 0) {
            event.consume();
            if (next >= 0 && next < marks.length) {
                onMark.accept(next);
            }
        }
    }

    private void clicked(MouseEvent event) {
        requestFocus();
        Matrix m = matrix;
        if (m == null || marks.length == 0) {
            return;
        }
        double row = (event.getY() - snappedTopInset()) / height() * m.size(0);
        int nearest = 0;
        for (int i = 1; i < marks.length; i++) {
            boolean nearer = Math.abs(marks[i] - row) < Math.abs(marks[nearest] - row);
            nearest = nearer ? i : nearest;
        }
        onMark.accept(nearest);
    }

    private double height() {
        return Math.max(2, getHeight() - snappedTopInset() - snappedBottomInset());
    }

    @Override
    protected void layoutChildren() {
        Matrix m = matrix;
        double width = getWidth() - snappedLeftInset() - snappedRightInset() - 2 * MARK;
        if (m == null || width < 2 || palette.tokens().isEmpty()) {
            return;
        }
        java.util.List<Object> wanted = java.util.List.of(m, width, height(), extent, palette);
        if (!wanted.equals(drawn)) {
            drawn = wanted;
            image.paint(width, height(), 1, (w, h, pixels) -> paint(m, w, h, pixels));
            image.relocate(snappedLeftInset() + MARK, snappedTopInset());
        }
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        marks(m, width);
    }

    private void paint(Matrix m, int width, int height, int[] pixels) {
        ColorScale scale = ColorScale.signed(palette, extent);
        float[] values = m.values();
        int rows = m.size(0);
        int columns = m.size(1);
        for (int y = 0; y < height; y++) {
            int first = (int) ((long) y * rows / height);
            int last = Math.max(first, (int) ((long) (y + 1) * rows / height) - 1);
            for (int x = 0; x < width; x++) {
                int column = (int) ((long) x * columns / width);
                float farthest = 0;
                for (int row = first; row <= last; row++) {
                    float value = values[row * columns + column];
                    farthest = Math.abs(value) > Math.abs(farthest) ? value : farthest;
                }
                pixels[y * width + x] = scale.argb(Float.isNaN(farthest) ? 0 : farthest);
            }
        }
    }

    private void marks(Matrix m, double width) {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        double left = snappedLeftInset() + MARK;
        for (int i = 0; i < marks.length; i++) {
            double y = snappedTopInset() + (marks[i] + 0.5) / m.size(0) * height();
            boolean on = i == chosen;
            g.setStroke(colour(on ? "accent" : "axis-position"));
            g.setLineWidth(on ? 4 : 2);
            g.strokeLine(left - (on ? MARK : MARK / 2.0), y, left - 2, y);
            if (on) {
                g.strokeLine(left + width + 2, y, left + width + MARK, y);
                g.setLineWidth(2);
                g.strokeRect(left - 1, Math.max(snappedTopInset(), y - 3), width + 2, 6);
            }
        }
    }

    private Color colour(String name) {
        int argb = palette.argb(name);
        return Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF);
    }
}
