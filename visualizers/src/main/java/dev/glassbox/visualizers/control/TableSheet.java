package dev.glassbox.visualizers.control;

import org.jspecify.annotations.Nullable;

/**
 * Where the parts of a table lie, in logical pixels; pure. Heads stay where they are; the cells
 * right of and below them move.
 *
 * @param measure sizes that do not depend on the room there is
 * @param viewWidth of the cells in sight
 * @param viewHeight of the cells in sight
 * @param x how far the cells are moved to the left
 * @param y how far the cells are moved up
 */
record TableSheet(Measure measure, double viewWidth, double viewHeight, double x, double y) {

    /**
     * @param rows number of rows
     * @param columns number of columns
     * @param left width of the row heads
     * @param top height of the column heads
     * @param cellWidth of one column
     * @param cellHeight of one row
     */
    record Measure(
            int rows, int columns, double left, double top, double cellWidth, double cellHeight) {

        double width() {
            return columns * cellWidth;
        }

        double height() {
            return rows * cellHeight;
        }
    }

    /**
     * Fits a table into a width and a height; a bar that is needed takes its room off.
     *
     * @param bar thickness of a scroll bar
     */
    static TableSheet fit(Measure m, double width, double height, double bar, double x, double y) {
        double roomX = Math.max(m.cellWidth, width - m.left);
        double roomY = Math.max(m.cellHeight, height - m.top);
        boolean across = m.width() > roomX || m.height() > roomY && m.width() > roomX - bar;
        boolean down = m.height() > roomY || across && m.height() > roomY - bar;
        double viewWidth = Math.min(m.width(), down ? roomX - bar : roomX);
        double viewHeight = Math.min(m.height(), across ? roomY - bar : roomY);
        return new TableSheet(m, viewWidth, viewHeight, 0, 0).movedTo(x, y);
    }

    /** Moved so far, as far as there are cells. */
    TableSheet movedTo(double newX, double newY) {
        return new TableSheet(
                measure,
                viewWidth,
                viewHeight,
                Math.rint(Math.max(0, Math.min(newX, farthestX()))),
                Math.rint(Math.max(0, Math.min(newY, farthestY()))));
    }

    /** Moved just so far that a cell is in sight. */
    TableSheet showing(GridCursor cell) {
        double left = cell.column() * measure.cellWidth;
        double top = cell.row() * measure.cellHeight;
        return movedTo(
                Math.min(left, Math.max(x, left + measure.cellWidth - viewWidth)),
                Math.min(top, Math.max(y, top + measure.cellHeight - viewHeight)));
    }

    double farthestX() {
        return Math.max(0, Math.ceil(measure.width() - viewWidth));
    }

    double farthestY() {
        return Math.max(0, Math.ceil(measure.height() - viewHeight));
    }

    int firstRow() {
        return (int) (y / measure.cellHeight);
    }

    /** The row behind the last one in sight. */
    int endRow() {
        return Math.min(measure.rows, (int) Math.ceil((y + viewHeight) / measure.cellHeight));
    }

    int firstColumn() {
        return (int) (x / measure.cellWidth);
    }

    /** The column behind the last one in sight. */
    int endColumn() {
        return Math.min(measure.columns, (int) Math.ceil((x + viewWidth) / measure.cellWidth));
    }

    /** Left edge of a column. */
    double columnAt(int column) {
        return measure.left + column * measure.cellWidth - x;
    }

    /** Upper edge of a row. */
    double rowAt(int row) {
        return measure.top + row * measure.cellHeight - y;
    }

    /** The cell at a place; none on the heads. */
    @Nullable GridCursor cellAt(double placeX, double placeY) {
        double inX = placeX - measure.left;
        double inY = placeY - measure.top;
        if (inX < 0 || inY < 0 || inX >= viewWidth || inY >= viewHeight) {
            return null;
        }
        int row = (int) ((inY + y) / measure.cellHeight);
        int column = (int) ((inX + x) / measure.cellWidth);
        return row < measure.rows && column < measure.columns ? new GridCursor(row, column) : null;
    }
}
