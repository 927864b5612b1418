package dev.glassbox.visualizers.control;

import dev.glassbox.visualizers.scale.ColorScale;
import dev.glassbox.visualizers.scale.Palette;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * A grid of numbers as colours, with labels, axis names, the drawn colour scale and a line that
 * says the cell under the pointer or the keyboard's cursor in words. Arrow keys, Home and End move
 * the cursor, Enter, Space or a click chooses its cell. Holds no listener of anything outside
 * itself.
 */
public final class HeatmapCanvas extends Region {

    private final PixelImage cells = new PixelImage();
    private final PixelImage colours = new PixelImage();
    private final Canvas canvas = new Canvas();
    private final Label status = new Label();
    private final HeatmapStyle style;
    private final GridPointer pointer = new GridPointer(this, status, new Cells());

    private @Nullable HeatmapData data;
    private @Nullable Palette palette;
    private @Nullable HeatmapLayout layout;
    private HeatmapWords words = HeatmapWords.NONE;

    public HeatmapCanvas(HeatmapStyle style) {
        this.style = style;
        getStyleClass().add("heatmap");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        status.getStyleClass().add("heatmap-status");
        status.setWrapText(true);
        canvas.setManaged(false);
        getChildren().setAll(cells, colours, canvas, status);
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

    /**
     * Draws these numbers. The cursor stays where it was, as far as the grid still has that cell.
     */
    public void show(HeatmapData newData, HeatmapWords newWords, Palette newPalette) {
        data = newData;
        words = newWords;
        palette = newPalette;
        pointer.show(newWords.name(), newWords.keys());
        requestLayout();
    }

    /** Rings a cell and puts the cursor on it; a cell the grid lacks rings its nearest. */
    public void choose(int row, int column) {
        pointer.choose(row, column);
    }

    /** Rings no cell. */
    public void chooseNone() {
        pointer.chooseNone();
    }

    /** What the status line says. */
    public String statusText() {
        return status.getText();
    }

    /** Where a cell's middle lies, in this control's coordinates. */
    public javafx.geometry.Point2D middleOf(int row, int column) {
        HeatmapLayout l = layout;
        if (l == null) {
            return javafx.geometry.Point2D.ZERO;
        }
        return new javafx.geometry.Point2D(
                l.left() + (column + 0.5) * l.cellWidth(), l.top() + (row + 0.5) * l.cellHeight());
    }

    private static ColorScale scale(HeatmapData data, Palette palette) {
        return data.kind() == HeatmapData.Kind.SIGNED
                ? ColorScale.signed(palette, data.extent())
                : ColorScale.magnitude(palette, data.extent());
    }

    /** The cells, for the pointer and the keyboard. */
    private final class Cells implements GridPointer.Grid {
        @Override
        public int rows() {
            return data == null ? 0 : data.rows();
        }

        @Override
        public int columns() {
            return data == null ? 0 : data.columns();
        }

        @Override
        public @Nullable GridCursor cellAt(double x, double y) {
            return HeatmapCanvas.this.cellAt(x, y);
        }

        @Override
        public void relit() {
            paint();
        }
    }

    private @Nullable GridCursor cellAt(double x, double y) {
        HeatmapData grid = data;
        HeatmapLayout l = layout;
        if (grid == null || l == null) {
            return null;
        }
        int row = (int) Math.floor((y - l.top()) / l.cellHeight());
        int column = (int) Math.floor((x - l.left()) / l.cellWidth());
        boolean inside = row >= 0 && row < grid.rows() && column >= 0 && column < grid.columns();
        return inside ? new GridCursor(row, column) : null;
    }

    /** The width at which a square grid just fills the height; the scale's width is the least. */
    @Override
    protected double computePrefWidth(double height) {
        HeatmapData grid = data;
        if (grid == null || height < 0 || !style.square()) {
            return super.computePrefWidth(height);
        }
        return HeatmapLayout.widthFor(room(grid), height - pointer.statusHeight(height));
    }

    @Override
    public javafx.geometry.Orientation getContentBias() {
        return javafx.geometry.Orientation.VERTICAL;
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double width = getWidth() - left - snappedRightInset();
        double statusHeight = pointer.statusHeight(width);
        double bottom = getHeight() - snappedBottomInset();
        double mapHeight = bottom - statusHeight - snappedTopInset();
        canvas.setWidth(Math.max(0, getWidth()));
        canvas.setHeight(Math.max(0, snappedTopInset() + mapHeight));
        HeatmapData grid = data;
        if (grid != null && palette != null && mapHeight > 0 && width > 0) {
            layoutGrid(grid, palette, width, mapHeight);
        }
        HeatmapLayout l = layout;
        double below = // right under the grid, where it is read with it
                grid == null || l == null
                        ? bottom
                        : l.top() + l.gridHeight(grid.rows()) + 0.4 * status.getFont().getSize();
        status.resizeRelocate(left, Math.min(below, bottom - statusHeight), width, statusHeight);
    }

    private HeatmapLayout.Room room(HeatmapData grid) {
        return new HeatmapLayout.Room(
                grid.rows(),
                grid.columns(),
                widest(grid.rowLabels()),
                widest(grid.columnLabels()),
                HeatmapPainter.SMALL * widest(scaleEnds(grid)),
                style,
                status.getFont().getSize());
    }

    /** The scale's name stands beside its numbers, so they need no more room than the longer. */
    private static List<String> scaleEnds(HeatmapData grid) {
        String high = HeatmapPainter.scaleEnd(grid.extent());
        return grid.kind() == HeatmapData.Kind.SIGNED
                ? List.of(high, HeatmapPainter.scaleEnd(-grid.extent()))
                : List.of(high);
    }

    private void layoutGrid(HeatmapData grid, Palette theme, double width, double height) {
        HeatmapLayout fitted = HeatmapLayout.fit(room(grid), width, height);
        layout = fitted;
        double sharpness = getScene() == null ? 1 : outputScale();
        double gridWidth = fitted.gridWidth(grid.columns());
        double gridHeight = fitted.gridHeight(grid.rows());
        ColorScale scale = scale(grid, theme);
        cells.paint(
                gridWidth,
                gridHeight,
                sharpness,
                (w, h, pixels) ->
                        new CellRaster(w, h, pixels)
                                .paint(grid, scale, theme.argb("surface"), theme.argb("line")));
        cells.relocate(Math.floor(fitted.left()), Math.floor(fitted.top()));
        double em = status.getFont().getSize();
        colours.paint(
                HeatmapLayout.SCALE * em,
                gridHeight,
                sharpness,
                (w, h, pixels) -> new CellRaster(w, h, pixels).paintScale(scale));
        colours.relocate(
                Math.floor(fitted.left() + gridWidth + HeatmapLayout.GAP_TO_SCALE * em),
                Math.floor(fitted.top()));
        paint();
    }

    private double outputScale() {
        return getScene().getWindow() == null ? 1 : getScene().getWindow().getOutputScaleX();
    }

    private double widest(List<String> labels) {
        Text measure = new Text();
        measure.setFont(
                Font.font(
                        status.getFont().getFamily(),
                        javafx.scene.text.FontWeight.BOLD,
                        status.getFont().getSize()));
        double widest = 0;
        for (String label : labels) {
            measure.setText(label);
            widest = Math.max(widest, measure.getLayoutBounds().getWidth());
        }
        return widest;
    }

    /** Everything but the cells' colours: quick, so it runs on every move of the pointer. */
    private void paint() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        HeatmapData grid = data;
        Palette theme = palette;
        HeatmapLayout l = layout;
        if (grid == null || theme == null || l == null) {
            return;
        }
        HeatmapPainter painter = new HeatmapPainter(g, grid, l, theme, style, status.getFont());
        GridCursor lit = pointer.lit();
        GridCursor chosen = pointer.chosen();
        painter.axisNames(words);
        painter.labels(lit);
        painter.edge();
        painter.numbers(scale(grid, theme));
        painter.scale(scale(grid, theme), words.scale());
        painter.emptyMeaning(words.empty());
        if (chosen != null) {
            painter.ring(chosen, "accent", 3);
        }
        if (lit != null && !lit.equals(chosen)) {
            painter.ring(lit, "text", 2);
        }
    }
}
