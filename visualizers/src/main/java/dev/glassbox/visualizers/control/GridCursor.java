package dev.glassbox.visualizers.control;

import javafx.scene.input.KeyCode;

/**
 * A cell of a grid and where keys move it. PageUp and PageDown are not among them: they belong to
 * the lesson and its clicker.
 *
 * @param row from 0
 * @param column from 0
 */
record GridCursor(int row, int column) {

    /**
     * The cell a key leads to: arrows by one, Home and End along the row, with {@code far} (Ctrl)
     * to the first and the last cell of all.
     *
     * @return this very cell if the key moves nothing
     */
    GridCursor moved(KeyCode key, boolean far, int rows, int columns) {
        return switch (key) {
            case LEFT, KP_LEFT -> new GridCursor(row, far ? 0 : Math.max(0, column - 1));
            case RIGHT, KP_RIGHT ->
                    new GridCursor(row, far ? columns - 1 : Math.min(columns - 1, column + 1));
            case UP, KP_UP -> new GridCursor(far ? 0 : Math.max(0, row - 1), column);
            case DOWN, KP_DOWN ->
                    new GridCursor(far ? rows - 1 : Math.min(rows - 1, row + 1), column);
            case HOME -> new GridCursor(far ? 0 : row, 0);
            case END -> new GridCursor(far ? rows - 1 : row, columns - 1);
            default -> this;
        };
    }

    /** Whether {@link #moved} answers to the key. */
    static boolean isMove(KeyCode key) {
        return switch (key) {
            case LEFT, KP_LEFT, RIGHT, KP_RIGHT, UP, KP_UP, DOWN, KP_DOWN, HOME, END -> true;
            default -> false;
        };
    }

    /** The same cell, or the nearest there is in a smaller grid. */
    GridCursor within(int rows, int columns) {
        return new GridCursor(
                Math.max(0, Math.min(rows - 1, row)), Math.max(0, Math.min(columns - 1, column)));
    }
}
