package dev.glassbox.visualizers.control;

import dev.glassbox.visualizers.scale.ColorScale;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.Palette;
import java.util.Map;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/**
 * A small matrix to be read: every number on the colour of its value, a title above, its colour
 * scale with numbers below. Keys and clicks do what they do in a {@link HeatmapCanvas}, but the
 * line that says a cell in words is the parent's to show. Holds no listener of anything outside
 * itself.
 */
public final class MatrixView extends Region {
    /** What stands around the cells, in em: left, above and below. */
    public static final double LEFT = 1.7;

    public static final double ABOVE = 2.9;
    public static final double BELOW = 1.5;

    private static final double SMALL = HeatmapPainter.SMALL;

    /**
     * What is shown.
     *
     * @param cells the numbers; NaN is not known yet, minus infinity is masked
     * @param title above it
     * @param current whether it is what is talked about
     * @param axisToken colour token of the labels
     */
    public record Matrix(HeatmapData cells, String title, boolean current, String axisToken) {}

    private final Canvas canvas = new Canvas();
    private final Label status = new Label(); // only said: the parent shows the words
    private final GridPointer pointer = new GridPointer(this, status, new Cells());
    private @Nullable Matrix shown;
    private Palette palette = new Palette(Map.of());

    public MatrixView() {
        getStyleClass().addAll("heatmap", "matrix-view");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        canvas.setManaged(false);
        status.setManaged(false);
        status.setVisible(false);
        getChildren().setAll(canvas, status);
        status.fontProperty().addListener((o, was, is) -> requestLayout());
    }

    @Override
    public String getUserAgentStylesheet() {
        return Sheets.of("heatmap.css");
    }

    /** Who answers for the cells; null for nobody. */
    public void setCells(@Nullable GridCells handler) {
        pointer.setCells(handler);
    }

    /** Shows these numbers. */
    public void show(Matrix matrix, String keys, Palette newPalette) {
        shown = matrix;
        palette = newPalette;
        pointer.show(matrix.title(), keys);
        requestLayout();
    }

    /** Rings a cell. */
    public void choose(int row, int column) {
        pointer.choose(row, column);
    }

    /** Rings no cell. */
    public void chooseNone() {
        pointer.chooseNone();
    }

    /** Where a cell's middle lies, in this control's coordinates. */
    public Point2D middleOf(int row, int column) {
        return new Point2D(
                left() + (column + 0.5) * cellWidth(), top() + (row + 0.5) * cellHeight());
    }

    private double em() {
        return status.getFont().getSize();
    }

    private double left() {
        return snappedLeftInset() + LEFT * em();
    }

    private double top() {
        return snappedTopInset() + ABOVE * em();
    }

    private double cellWidth() {
        Matrix m = shown;
        return m == null ? 1 : (getWidth() - left() - 4) / m.cells().columns();
    }

    private double cellHeight() {
        Matrix m = shown;
        return m == null ? 1 : (getHeight() - top() - BELOW * em()) / m.cells().rows();
    }

    /** The cells, for the pointer and the keyboard. */
    private final class Cells implements GridPointer.Grid {
        @Override
        public int rows() {
            return shown == null ? 0 : shown.cells().rows();
        }

        @Override
        public int columns() {
            return shown == null ? 0 : shown.cells().columns();
        }

        @Override
        public @Nullable GridCursor cellAt(double x, double y) {
            int row = (int) Math.floor((y - top()) / cellHeight());
            int column = (int) Math.floor((x - left()) / cellWidth());
            boolean inside = row >= 0 && row < rows() && column >= 0 && column < columns();
            return inside ? new GridCursor(row, column) : null;
        }

        @Override
        public void relit() {
            paint();
        }
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(Math.max(0, getWidth()));
        canvas.setHeight(Math.max(0, getHeight()));
        paint();
    }

    private void paint() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        Matrix m = shown;
        if (m == null || cellWidth() < 2 || cellHeight() < 2) {
            return;
        }
        ColorScale scale =
                m.cells().kind() == HeatmapData.Kind.SIGNED
                        ? ColorScale.signed(palette, m.cells().extent())
                        : ColorScale.magnitude(palette, m.cells().extent());
        g.setTextBaseline(VPos.CENTER);
        title(g, m);
        GridCursor lit = pointer.lit();
        labels(g, m, lit);
        for (int row = 0; row < m.cells().rows(); row++) {
            for (int column = 0; column < m.cells().columns(); column++) {
                cell(g, m, row, column, scale);
            }
        }
        g.setStroke(colour(m.current() ? "accent" : "line-strong"));
        g.setLineWidth(m.current() ? 2.5 : 1);
        g.strokeRect(
                left(), top(), cellWidth() * m.cells().columns(), cellHeight() * m.cells().rows());
        legend(g, m, scale);
        ring(g, pointer.chosen(), "accent", 3);
        if (lit != null && !lit.equals(pointer.chosen())) {
            ring(g, lit, "text", 2);
        }
    }

    private void title(GraphicsContext g, Matrix m) {
        g.setTextAlign(TextAlignment.LEFT);
        g.setFont(Font.font(status.getFont().getFamily(), FontWeight.BOLD, em()));
        g.setFill(colour(m.current() ? "accent" : "text"));
        g.fillText(m.title(), left(), snappedTopInset() + 0.75 * em(), getWidth() - left() - 2);
    }

    private void labels(GraphicsContext g, Matrix m, @Nullable GridCursor lit) {
        g.setFont(Font.font(status.getFont().getFamily(), em() * SMALL));
        g.setTextAlign(TextAlignment.RIGHT);
        for (int row = 0; row < m.cells().rows(); row++) {
            g.setFill(colour(lit != null && lit.row() == row ? m.axisToken() : "text-muted"));
            double y = top() + (row + 0.5) * cellHeight();
            g.fillText(m.cells().rowLabels().get(row), left() - 0.4 * em(), y);
        }
        g.setTextAlign(TextAlignment.CENTER);
        for (int column = 0; column < m.cells().columns(); column++) {
            g.setFill(colour(lit != null && lit.column() == column ? m.axisToken() : "text-muted"));
            double x = left() + (column + 0.5) * cellWidth();
            g.fillText(m.cells().columnLabels().get(column), x, top() - 0.7 * em());
        }
    }

    private void cell(GraphicsContext g, Matrix m, int row, int column, ColorScale scale) {
        double value = m.cells().at(row, column);
        double x = left() + column * cellWidth();
        double y = top() + row * cellHeight();
        boolean number = !Double.isNaN(value) && !Double.isInfinite(value);
        g.setFill(number ? colour(scale.argb(value)) : colour("surface"));
        g.fillRect(x, y, cellWidth(), cellHeight());
        g.setStroke(colour("line"));
        g.setLineWidth(1);
        g.strokeRect(x, y, cellWidth(), cellHeight());
        if (Double.isNaN(value)) {
            return;
        }
        double size = Math.min(1.15 * em(), Math.min(cellHeight() * 0.6, cellWidth() / 3.1));
        g.setFont(Font.font(status.getFont().getFamily(), size));
        g.setTextAlign(TextAlignment.CENTER);
        g.setFill(number ? colour(scale.ink(value)) : colour("text-muted"));
        g.fillText(
                number ? Numbers.fixed(value, 2) : Numbers.picture(value),
                x + cellWidth() / 2,
                y + cellHeight() / 2,
                cellWidth() - 2);
    }

    /** The colour scale: a bar with its two ends. */
    private void legend(GraphicsContext g, Matrix m, ColorScale scale) {
        double width = Math.min(5 * em(), cellWidth() * m.cells().columns() * 0.5);
        double x = left() + cellWidth() * m.cells().columns() / 2 - width / 2;
        double y = top() + cellHeight() * m.cells().rows() + 0.85 * em();
        int steps = (int) Math.max(2, width);
        for (int i = 0; i < steps; i++) {
            double value = scale.low() + (scale.high() - scale.low()) * i / (steps - 1);
            g.setFill(colour(scale.argb(value)));
            g.fillRect(x + i, y - 0.25 * em(), 1.5, 0.5 * em());
        }
        g.setFont(Font.font(status.getFont().getFamily(), em() * 0.8));
        g.setFill(colour("text-muted"));
        g.setTextAlign(TextAlignment.RIGHT);
        g.fillText(HeatmapPainter.scaleEnd(scale.low()), x - 0.3 * em(), y);
        g.setTextAlign(TextAlignment.LEFT);
        g.fillText(HeatmapPainter.scaleEnd(scale.high()), x + width + 0.3 * em(), y);
    }

    private void ring(GraphicsContext g, @Nullable GridCursor cell, String token, double width) {
        if (cell == null) {
            return;
        }
        double x = left() + cell.column() * cellWidth();
        double y = top() + cell.row() * cellHeight();
        g.setStroke(colour("surface"));
        g.setLineWidth(width + 2);
        g.strokeRect(x, y, cellWidth(), cellHeight());
        g.setStroke(colour(token));
        g.setLineWidth(width);
        g.strokeRect(x, y, cellWidth(), cellHeight());
    }

    private Color colour(String token) {
        return colour(palette.argb(token));
    }

    private static Color colour(int argb) {
        return Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF);
    }
}
