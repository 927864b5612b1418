package dev.glassbox.visualizers.control;

import dev.glassbox.visualizers.scale.Palette;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/**
 * A grid of cells that a visualizer draws itself, with the pointer, the keyboard and the line of
 * words of every other grid: arrow keys, Home and End move, Enter, Space or a click chooses. Holds
 * no listener of anything outside itself.
 */
public final class CellBoard extends Region {

    /** Draws the whole board; quick, since it runs on every move of the pointer. */
    public interface Painter {
        void paint(GraphicsContext g, BoardInk ink, CellBoard board);
    }

    /** A cell's place. */
    public record Spot(int row, int column) {}

    /**
     * The room around the cells, in heights of text.
     *
     * @param rowsAbove rows of the height of cells that lie above the grid, drawn by the painter
     * @param widest a cell's greatest width
     * @param highest a cell's greatest height
     */
    public record Room(
            double left,
            double top,
            double right,
            double bottom,
            int rowsAbove,
            double widest,
            double highest) {}

    private final Canvas canvas = new Canvas();
    private final Label status = new Label();
    private final Painter painter;
    private final GridPointer pointer;
    private @Nullable Palette palette;
    private Room room = new Room(1, 1, 1, 1, 0, 8, 8);
    private int rows;
    private int columns;
    private double left;
    private double top;
    private double cellWidth = 1;
    private double cellHeight = 1;

    public CellBoard(Painter painter) {
        this.painter = painter;
        pointer = new GridPointer(this, status, new Cells());
        getStyleClass().addAll("heatmap", "cell-board");
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

    /** Who answers for the cells; null for nobody. */
    public void setCells(@Nullable GridCells handler) {
        pointer.setCells(handler);
    }

    /**
     * Draws so many cells.
     *
     * @param name the whole picture in words
     * @param keys what can be done by keyboard
     */
    public void show(
            int newRows,
            int newColumns,
            Room newRoom,
            String name,
            String keys,
            Palette newPalette) {
        rows = newRows;
        columns = newColumns;
        room = newRoom;
        palette = newPalette;
        pointer.show(name, keys);
        requestLayout();
    }

    /** Draws again what the painter says. */
    public void repaint() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (palette != null && rows > 0 && columns > 0) {
            painter.paint(g, new BoardInk(g, palette, font()), this);
        }
    }

    /** The cell that is talked about: under the pointer or the keyboard's cursor. */
    public Optional<Spot> lit() {
        GridCursor at = pointer.lit();
        return at == null ? Optional.empty() : Optional.of(new Spot(at.row(), at.column()));
    }

    /** The cell at a place in this control's coordinates. */
    public Optional<Spot> spotAt(double x, double y) {
        GridCursor at = cellAt(x, y);
        return at == null ? Optional.empty() : Optional.of(new Spot(at.row(), at.column()));
    }

    /** What the status line says. */
    public String statusText() {
        return status.getText();
    }

    public Font font() {
        return status.getFont();
    }

    /** The height of text, in pixels. */
    public double em() {
        return status.getFont().getSize();
    }

    /** Left edge of a column. */
    public double x(int column) {
        return left + column * cellWidth;
    }

    /** Upper edge of a row; rows above the grid count from -1 upwards. */
    public double y(int row) {
        return top + row * cellHeight;
    }

    public double cellWidth() {
        return cellWidth;
    }

    public double cellHeight() {
        return cellHeight;
    }

    /** The width of all that can be drawn on. */
    public double boardWidth() {
        return canvas.getWidth();
    }

    private @Nullable GridCursor cellAt(double x, double y) {
        int row = (int) Math.floor((y - canvas.getLayoutY() - top) / cellHeight);
        int column = (int) Math.floor((x - canvas.getLayoutX() - left) / cellWidth);
        boolean inside = row >= 0 && row < rows && column >= 0 && column < columns;
        return inside ? new GridCursor(row, column) : null;
    }

    @Override
    protected void layoutChildren() {
        double inset = snappedLeftInset();
        double width = getWidth() - inset - snappedRightInset();
        double statusHeight = pointer.statusHeight(width);
        double height = getHeight() - snappedTopInset() - snappedBottomInset() - statusHeight;
        canvas.relocate(inset, snappedTopInset());
        canvas.setWidth(Math.max(0, width));
        canvas.setHeight(Math.max(0, height));
        double em = em();
        if (rows > 0 && columns > 0) {
            double wide = (width - (room.left + room.right) * em) / columns;
            double high = (height - (room.top + room.bottom) * em) / (rows + room.rowsAbove);
            cellWidth = Math.max(1, Math.min(wide, room.widest * em));
            cellHeight = Math.max(1, Math.min(high, room.highest * em));
            left = Math.round(room.left * em);
            top = Math.round(room.top * em + room.rowsAbove * cellHeight);
        }
        double below = top + rows * cellHeight + room.bottom * em;
        double last = getHeight() - snappedBottomInset() - statusHeight;
        status.resizeRelocate(inset, Math.min(below, last), width, statusHeight);
        repaint();
    }

    /** The cells, for the pointer and the keyboard. */
    private final class Cells implements GridPointer.Grid {
        @Override
        public int rows() {
            return rows;
        }

        @Override
        public int columns() {
            return columns;
        }

        @Override
        public @Nullable GridCursor cellAt(double x, double y) {
            return CellBoard.this.cellAt(x, y);
        }

        @Override
        public void relit() {
            repaint();
        }
    }
}
