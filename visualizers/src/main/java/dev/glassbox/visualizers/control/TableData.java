package dev.glassbox.visualizers.control;

import java.util.List;

/**
 * A grid of numbers to be read as a table. The numbers are asked for when they come into sight, so
 * a large table costs no more than a small one.
 *
 * @param rowLabels one a row, as a person shall see them; at least one
 * @param columnLabels one a column; at least one
 * @param numbers the numbers as they are written, to stand below each other at their point; a text
 *     without a point stands in the middle of its cell
 * @param widest a text as wide as the widest of the numbers
 * @param axisToken colour token of the labels' axis
 */
public record TableData(
        List<String> rowLabels,
        List<String> columnLabels,
        Numbers numbers,
        String widest,
        String axisToken) {

    /** The number of a cell as it is written. */
    public interface Numbers {
        String at(int row, int column);
    }

    public TableData {
        rowLabels = List.copyOf(rowLabels);
        columnLabels = List.copyOf(columnLabels);
        if (rowLabels.isEmpty() || columnLabels.isEmpty()) {
            throw new IllegalArgumentException("a table without a cell");
        }
    }

    int rows() {
        return rowLabels.size();
    }

    int columns() {
        return columnLabels.size();
    }
}
