package dev.glassbox.visualizers.control;

import dev.glassbox.visualizers.scale.Palette;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Two columns with lines between them, drawn on one canvas. The row under the pointer, under the
 * keyboard's cursor or chosen is shown with its own lines alone. Keys and clicks do what they do in
 * a {@link HeatmapCanvas} of two columns. Holds no listener of anything outside itself.
 */
public final class LinkCanvas extends Region {
    private final Canvas canvas = new Canvas();
    private final Label status = new Label();
    private final GridPointer pointer = new GridPointer(this, status, new Cells());

    private @Nullable LinkData data;
    private @Nullable LinkPainter painter;
    private Palette palette = new Palette(Map.of());
    private LinkWords words = LinkWords.NONE;

    public LinkCanvas() {
        getStyleClass().addAll("heatmap", "link-canvas");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        status.getStyleClass().add("heatmap-status");
        status.setWrapText(true);
        canvas.setManaged(false);
        getChildren().setAll(canvas, status);
        status.fontProperty().addListener((o, was, is) -> requestLayout());
    }

    @Override
    public String getUserAgentStylesheet() {
        return Sheets.of("heatmap.css");
    }

    /** Who answers for the rows, column 0 being the left one; null for nobody. */
    public void setCells(@Nullable GridCells handler) {
        pointer.setCells(handler == null ? null : new Within(handler));
    }

    /** Draws these lines. The cursor stays where it was, as far as there still is that row. */
    public void show(LinkData newData, LinkWords newWords, Palette newPalette) {
        data = newData;
        words = newWords;
        palette = newPalette;
        pointer.show(newWords.name(), newWords.keys());
        requestLayout();
    }

    /** Shows one row with its own lines alone. */
    public void choose(int row, int column) {
        pointer.choose(row, column);
    }

    /** Shows all lines. */
    public void chooseNone() {
        pointer.chooseNone();
    }

    /** What the status line says. */
    public String statusText() {
        return status.getText();
    }

    /** Where a row's label stands, in this control's coordinates. */
    public Point2D middleOf(int row, int column) {
        LinkPainter p = painter;
        return p == null ? Point2D.ZERO : p.place(row, column);
    }

    /** Columns may differ in length; the keyboard's grid is as long as the longer. */
    private final class Within implements GridCells {
        private final GridCells inner;

        Within(GridCells inner) {
            this.inner = inner;
        }

        private int row(int row, int column) {
            return data == null || row < 0 ? row : Math.min(row, data.rows(column) - 1);
        }

        @Override
        public String words(int row, int column) {
            return inner.words(row(row, column), column);
        }

        @Override
        public void reached(int row, int column) {
            inner.reached(row < 0 ? row : row(row, column), column);
        }

        @Override
        public void moved(int row, int column) {
            inner.moved(row(row, column), column);
        }

        @Override
        public void chosen(int row, int column) {
            inner.chosen(row(row, column), column);
        }
    }

    /** The rows, for the pointer and the keyboard. */
    private final class Cells implements GridPointer.Grid {
        @Override
        public int rows() {
            return data == null ? 0 : Math.max(data.rows(0), data.rows(1));
        }

        @Override
        public int columns() {
            return 2;
        }

        @Override
        public @Nullable GridCursor cellAt(double x, double y) {
            LinkPainter p = painter;
            return p == null ? null : p.rowAt(x, y);
        }

        @Override
        public void relit() {
            paint();
        }
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double width = getWidth() - left - snappedRightInset();
        double statusHeight = pointer.statusHeight(width);
        double bottom = getHeight() - snappedBottomInset();
        double height = bottom - statusHeight;
        canvas.setWidth(Math.max(0, getWidth()));
        canvas.setHeight(Math.max(0, height));
        status.resizeRelocate(left, bottom - statusHeight, width, statusHeight);
        LinkData shown = data;
        painter =
                shown == null || width <= 0 || height <= 0
                        ? null
                        : new LinkPainter(
                                canvas.getGraphicsContext2D(),
                                shown,
                                words,
                                palette,
                                status.getFont(),
                                width,
                                height);
        paint();
    }

    private void paint() {
        canvas.getGraphicsContext2D().clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        LinkPainter p = painter;
        if (p != null && Objects.equals(p.data(), data)) {
            p.paint(pointer.lit());
        }
    }
}
