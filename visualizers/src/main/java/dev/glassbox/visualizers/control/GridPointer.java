package dev.glassbox.visualizers.control;

import java.util.Objects;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * The pointer and the keyboard on a grid of cells, the same for every picture that is one: arrow
 * keys, Home and End move the cursor, Enter, Space or a click chooses its cell, and the line below
 * says the cell in words. Keeps the grid's accessible text.
 */
final class GridPointer {

    /** The control whose cells are pointed at. */
    interface Grid {
        /** 0 before there is anything to show. */
        int rows();

        int columns();

        /** The cell at a place in the control's coordinates. */
        @Nullable GridCursor cellAt(double x, double y);

        /** Another cell is lit or ringed: draw again. */
        void relit();

        /** The keyboard has moved the cursor to a cell, which shall be in sight. */
        default void reveal(GridCursor cell) {}
    }

    private final Region control;
    private final Label status;
    private final Grid grid;
    private @Nullable GridCells handler;
    private @Nullable GridCursor chosen;
    private @Nullable GridCursor hovered;
    private GridCursor cursor = new GridCursor(0, 0);
    private String name = "";
    private String keys = "";

    /** Listens to the control and to nothing else. */
    GridPointer(Region control, Label status, Grid grid) {
        this.control = control;
        this.status = status;
        this.grid = grid;
        control.setFocusTraversable(true);
        control.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        control.addEventHandler(
                MouseEvent.MOUSE_MOVED, e -> hover(grid.cellAt(e.getX(), e.getY())));
        control.addEventHandler(MouseEvent.MOUSE_EXITED, e -> hover(null));
        control.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        control.focusedProperty().addListener((o, was, is) -> refresh());
    }

    void setCells(@Nullable GridCells newHandler) {
        handler = newHandler;
    }

    /**
     * The grid has other cells; the cursor stays where it was, as far as there still is that cell.
     *
     * @param newName what the picture is
     * @param newKeys how to move and choose
     */
    void show(String newName, String newKeys) {
        name = newName;
        keys = newKeys;
        cursor = cursor.within(grid.rows(), grid.columns());
        hovered = null;
        control.setAccessibleHelp(newKeys);
        refresh();
    }

    /** Rings a cell and puts the cursor on it; a cell the grid lacks rings its nearest. */
    void choose(int row, int column) {
        if (grid.rows() > 0) {
            cursor = new GridCursor(row, column).within(grid.rows(), grid.columns());
            boolean another = !cursor.equals(chosen);
            chosen = cursor;
            if (another) {
                grid.reveal(cursor);
            }
            refresh();
        }
    }

    void chooseNone() {
        chosen = null;
        refresh();
    }

    @Nullable GridCursor chosen() {
        return chosen;
    }

    /** The cell that is talked about: under the pointer, under the cursor, or chosen. */
    @Nullable GridCursor lit() {
        return hovered != null ? hovered : control.isFocused() ? cursor : chosen;
    }

    /**
     * Room for the line that says the cell: two lines where one might not do, so that the picture
     * does not jump.
     */
    double statusHeight(double width) {
        double em = status.getFont().getSize();
        double reserved = (width < 34 * em ? 2 : 1) * 1.7 * em + 0.4 * em;
        return control.snapSizeY(Math.max(reserved, status.prefHeight(width)));
    }

    private void refresh() {
        say();
        grid.relit();
    }

    private void keyPressed(KeyEvent event) {
        if (grid.rows() == 0) {
            return;
        }
        KeyCode key = event.getCode();
        if (GridCursor.isMove(key) && !event.isAltDown() && !event.isMetaDown()) {
            hovered = null;
            cursor = cursor.moved(key, event.isShortcutDown(), grid.rows(), grid.columns());
            grid.reveal(cursor);
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
        control.requestFocus();
        GridCursor cell = grid.cellAt(event.getX(), event.getY());
        if (cell != null && event.isStillSincePress()) {
            cursor = cell;
            chose(cell);
        }
    }

    /** The cells have moved under the pointer. */
    void hover(@Nullable GridCursor cell) {
        if (!Objects.equals(cell, hovered)) {
            hovered = cell;
            reached();
        }
    }

    private void reached() {
        refresh();
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
        if (grid.rows() == 0 || handler == null) {
            return;
        }
        GridCursor lit = lit();
        String text = handler.words(cursor.row(), cursor.column());
        status.setText(
                lit == null
                        ? keys
                        : lit.equals(cursor) ? text : handler.words(lit.row(), lit.column()));
        control.setAccessibleText(name + " " + text);
    }
}
