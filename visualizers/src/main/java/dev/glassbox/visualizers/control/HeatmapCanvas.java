package dev.glassbox.visualizers.control;

import dev.glassbox.visualizers.scale.ColorScale;
import dev.glassbox.visualizers.scale.Palette;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
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

    /** What a cell says, and what happens when it is chosen. */
    public interface Cells {
        /** The cell in words. */
        String words(int row, int column);

        /** Called when the cell that is talked about is another one; -1 and -1 for none. */
        void reached(int row, int column);

        /** Called when the keyboard has moved the cursor to a cell. */
        default void moved(int row, int column) {}

        /** Called when the cell is chosen. */
        void chosen(int row, int column);
    }

    private final PixelImage cells = new PixelImage();
    private final PixelImage colours = new PixelImage();
    private final Canvas canvas = new Canvas();
    private final Label status = new Label();
    private final HeatmapStyle style;

    private @Nullable HeatmapData data;
    private @Nullable Palette palette;
    private @Nullable HeatmapLayout layout;
    private @Nullable Cells handler;
    private @Nullable GridCursor chosen;
    private @Nullable GridCursor hovered;
    private GridCursor cursor = new GridCursor(0, 0);
    private HeatmapWords words = HeatmapWords.NONE;

    public HeatmapCanvas(HeatmapStyle style) {
        this.style = style;
        getStyleClass().add("heatmap");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        status.getStyleClass().add("heatmap-status");
        status.setWrapText(true);
        canvas.setManaged(false);
        getChildren().setAll(cells, colours, canvas, status);
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        addEventHandler(MouseEvent.MOUSE_MOVED, e -> hover(cellAt(e.getX(), e.getY())));
        addEventHandler(MouseEvent.MOUSE_EXITED, e -> hover(null));
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        focusedProperty()
                .addListener(
                        (o, was, is) -> {
                            say();
                            requestLayout();
                        });
        status.fontProperty().addListener((o, was, is) -> requestLayout());
    }

    @Override
    public String getUserAgentStylesheet() {
        return Sheets.of("heatmap.css");
    }

    /** Who answers for the cells; null for nobody. */
    public void setCells(@Nullable Cells newHandler) {
        handler = newHandler;
    }

    /**
     * Draws these numbers. The cursor stays where it was, as far as the grid still has that cell.
     */
    public void show(HeatmapData newData, HeatmapWords newWords, Palette newPalette) {
        data = newData;
        words = newWords;
        palette = newPalette;
        cursor = cursor.within(newData.rows(), newData.columns());
        hovered = null;
        setAccessibleHelp(newWords.keys());
        say();
        requestLayout();
    }

    /** Rings a cell and puts the cursor on it; a cell the grid lacks rings its nearest. */
    public void choose(int row, int column) {
        HeatmapData grid = data;
        if (grid != null) {
            cursor = new GridCursor(row, column).within(grid.rows(), grid.columns());
            chosen = cursor;
            say();
            requestLayout();
        }
    }

    /** Rings no cell. */
    public void chooseNone() {
        chosen = null;
        say();
        requestLayout();
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

    private void keyPressed(KeyEvent event) {
        HeatmapData grid = data;
        if (grid == null) {
            return;
        }
        KeyCode key = event.getCode();
        if (GridCursor.isMove(key) && !event.isAltDown() && !event.isMetaDown()) {
            hovered = null;
            cursor = cursor.moved(key, event.isShortcutDown(), grid.rows(), grid.columns());
            reached();
            if (handler != null) {
                handler.moved(cursor.row(), cursor.column());
            }
            event.consume();
        } else if (key == KeyCode.ENTER || key == KeyCode.SPACE) {
            chose(cursor);
            event.consume();
        }
    }

    private void clicked(MouseEvent event) {
        requestFocus();
        GridCursor cell = cellAt(event.getX(), event.getY());
        if (cell != null && event.isStillSincePress()) {
            cursor = cell;
            chose(cell);
        }
    }

    private void hover(@Nullable GridCursor cell) {
        if (java.util.Objects.equals(cell, hovered)) {
            return;
        }
        hovered = cell;
        reached();
    }

    private void reached() {
        say();
        paint();
        if (handler != null) {
            GridCursor lit = lit();
            handler.reached(lit == null ? -1 : lit.row(), lit == null ? -1 : lit.column());
        }
    }

    private void chose(GridCursor cell) {
        if (handler != null) {
            handler.chosen(cell.row(), cell.column());
        }
    }

    private void say() {
        if (data == null || handler == null) {
            return;
        }
        GridCursor lit = lit();
        String text = handler.words(cursor.row(), cursor.column());
        status.setText(
                lit == null
                        ? words.keys()
                        : lit.equals(cursor) ? text : handler.words(lit.row(), lit.column()));
        setAccessibleText(words.name() + " " + text);
    }

    /** The cell that is talked about: under the pointer, under the cursor, or chosen. */
    private @Nullable GridCursor lit() {
        return hovered != null ? hovered : isFocused() ? cursor : chosen;
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

    /**
     * Room for the line that says the cell: two lines where one might not do, so that the picture
     * does not jump.
     */
    private double statusHeight(double width) {
        double em = status.getFont().getSize();
        double reserved = (width < 34 * em ? 2 : 1) * 1.7 * em + 0.4 * em;
        return snapSizeY(Math.max(reserved, status.prefHeight(width)));
    }

    /** The width at which a square grid just fills the height; the scale's width is the least. */
    @Override
    protected double computePrefWidth(double height) {
        HeatmapData grid = data;
        if (grid == null || height < 0 || !style.square()) {
            return super.computePrefWidth(height);
        }
        return HeatmapLayout.widthFor(room(grid), height - statusHeight(height));
    }

    @Override
    public javafx.geometry.Orientation getContentBias() {
        return javafx.geometry.Orientation.VERTICAL;
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double width = getWidth() - left - snappedRightInset();
        double statusHeight = statusHeight(width);
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
                0.8 * widest(scaleEnds(grid)),
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
        GridCursor lit = lit();
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
