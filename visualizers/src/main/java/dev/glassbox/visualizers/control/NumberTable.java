package dev.glassbox.visualizers.control;

import dev.glassbox.visualizers.scale.Palette;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * A grid of numbers to be read: heads that stay in sight, numbers that stand below each other, and
 * a line that says the cell under the pointer or the keyboard's cursor in words. Keys and clicks do
 * what they do in a {@link HeatmapCanvas}. Only the cells in sight are asked for and drawn, so the
 * size of the table costs nothing. Holds no listener of anything outside itself.
 */
public final class NumberTable extends Region {
    private final Canvas canvas = new Canvas();
    private final ScrollBar across = new ScrollBar();
    private final ScrollBar down = new ScrollBar();
    private final Label legend = new Label();
    private final Label status = new Label();
    private final GridPointer pointer = new GridPointer(this, status, new Cells());

    private @Nullable TablePainter painter;
    private TableSheet.@Nullable Measure measure;
    private @Nullable TableSheet sheet;
    private @Nullable GridCursor wanted; // to be in sight after the next layout
    private @Nullable TableData data;
    private @Nullable Palette palette;
    private TableWords words = TableWords.NONE;

    public NumberTable() {
        getStyleClass().add("number-table");
        setAccessibleRole(
                AccessibleRole.IMAGE_VIEW); // its words are a picture's, not a TableView's
        down.setOrientation(Orientation.VERTICAL);
        across.setFocusTraversable(false);
        down.setFocusTraversable(false);
        legend.getStyleClass().add("table-legend");
        status.getStyleClass().add("table-status");
        status.setWrapText(true);
        canvas.setManaged(false);
        getChildren().setAll(canvas, across, down, legend, status);
        across.valueProperty().addListener((o, was, is) -> scrolled());
        down.valueProperty().addListener((o, was, is) -> scrolled());
        addEventHandler(ScrollEvent.SCROLL, this::wheel);
        status.fontProperty().addListener((o, was, is) -> remeasure());
    }

    @Override
    public String getUserAgentStylesheet() {
        return Sheets.of("table.css");
    }

    /** Who answers for the cells; null for nobody. */
    public void setCells(@Nullable GridCells handler) {
        pointer.setCells(handler);
    }

    /** Shows these numbers. Cursor and place stay, as far as the table still has that cell. */
    public void show(TableData newData, TableWords newWords, Palette newPalette) {
        data = newData;
        words = newWords;
        palette = newPalette;
        legend.setText(newWords.legend());
        legend.setVisible(!newWords.legend().isEmpty());
        setAccessibleRoleDescription(newWords.role());
        remeasure();
        pointer.show(newWords.name(), newWords.keys());
    }

    /** Rings a cell and brings it into sight; a cell the table lacks rings its nearest. */
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

    /** Where a cell's middle lies now, in this control's coordinates, in sight or not. */
    public Point2D middleOf(int row, int column) {
        TableSheet s = sheet;
        if (s == null) {
            return Point2D.ZERO;
        }
        TableSheet.Measure m = s.measure();
        return canvas.localToParent(
                s.columnAt(column) + m.cellWidth() / 2, s.rowAt(row) + m.cellHeight() / 2);
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
            Point2D place = canvas.parentToLocal(x, y);
            return sheet == null ? null : sheet.cellAt(place.getX(), place.getY());
        }

        @Override
        public void relit() {
            paint();
        }

        @Override
        public void reveal(GridCursor cell) {
            wanted = cell;
            if (sheet != null) {
                moveTo(sheet.showing(cell));
            }
        }
    }

    private void wheel(ScrollEvent event) {
        TableSheet s = sheet;
        if (s == null) {
            return;
        }
        TableSheet moved = s.movedTo(s.x() - event.getDeltaX(), s.y() - event.getDeltaY());
        if (!moved.equals(s)) {
            moveTo(moved);
            Point2D place = canvas.parentToLocal(event.getX(), event.getY());
            pointer.hover(moved.cellAt(place.getX(), place.getY()));
            event.consume();
        }
    }

    private void moveTo(TableSheet moved) {
        across.setValue(moved.x());
        down.setValue(moved.y());
    }

    private void scrolled() {
        if (sheet != null) {
            sheet = sheet.movedTo(across.getValue(), down.getValue());
            paint();
        }
    }

    private void remeasure() {
        if (data != null && palette != null) {
            painter =
                    new TablePainter(
                            canvas.getGraphicsContext2D(), data, palette, status.getFont());
            measure = painter.measure();
            requestLayout();
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        TableSheet.Measure m = measure;
        return m == null
                ? super.computePrefWidth(height)
                : snappedLeftInset()
                        + snappedRightInset()
                        + m.left()
                        + m.width()
                        + down.prefWidth(-1);
    }

    @Override
    protected void layoutChildren() {
        TableSheet.Measure m = measure;
        double left = snappedLeftInset();
        double top = snappedTopInset();
        double width = getWidth() - left - snappedRightInset();
        double statusHeight = pointer.statusHeight(width);
        double legendHeight = legend.isVisible() ? snapSizeY(legend.prefHeight(width)) : 0;
        double height = getHeight() - top - snappedBottomInset() - statusHeight - legendHeight;
        if (m == null || width <= 0 || height <= 0) {
            return;
        }
        double bar = snapSizeX(down.prefWidth(-1));
        TableSheet fitted =
                TableSheet.fit(m, width, height, bar, across.getValue(), down.getValue());
        if (wanted != null) {
            fitted = fitted.showing(wanted);
            wanted = null;
        }
        sheet = fitted;
        canvas.relocate(left, top);
        canvas.setWidth(width);
        canvas.setHeight(height);
        double right = m.left() + fitted.viewWidth();
        double bottom = m.top() + fitted.viewHeight();
        fit(across, fitted.farthestX(), fitted.viewWidth(), m.cellWidth());
        across.resizeRelocate(left + m.left(), top + bottom, fitted.viewWidth(), bar);
        fit(down, fitted.farthestY(), fitted.viewHeight(), m.cellHeight());
        down.resizeRelocate(left + right, top + m.top(), bar, fitted.viewHeight());
        double name = painter == null ? 0 : painter.rowsNameLength(words);
        double table = Math.max(bottom + (across.isVisible() ? bar : 0), m.top() + name);
        double below = top + Math.min(height, table);
        legend.resizeRelocate(left, below, width, legendHeight);
        status.resizeRelocate(left, below + legendHeight, width, statusHeight);
        moveTo(fitted);
        paint();
    }

    private static void fit(ScrollBar bar, double farthest, double view, double step) {
        bar.setVisible(farthest > 0);
        bar.setMax(farthest);
        bar.setVisibleAmount(farthest * view / (farthest + view));
        bar.setUnitIncrement(step);
        bar.setBlockIncrement(Math.max(step, view - step));
    }

    private void paint() {
        TableSheet s = sheet;
        if (painter != null && s != null && s.measure().equals(measure)) {
            canvas.getGraphicsContext2D().clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
            painter.paint(s, words, pointer.lit(), pointer.chosen());
        }
    }
}
