package dev.glassbox.visualizers.control;

import dev.glassbox.visualizers.api.FrameTable;
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

    /**
     * A frame's table to be read: its first column heads the rows.
     *
     * @param table with at least two columns and one row
     * @param axisToken colour token of the labels' axis
     */
    public static TableData of(FrameTable table, String axisToken) {
        List<String> heads = table.rows().stream().map(row -> written(row.get(0))).toList();
        int columns = table.columns().size() - 1;
        String widest = "";
        for (List<Object> row : table.rows()) {
            for (int column = 1; column <= columns; column++) {
                String text = written(row.get(column));
                widest = text.length() > widest.length() ? text : widest;
            }
        }
        return new TableData(
                heads,
                table.columns().subList(1, columns + 1),
                (row, column) -> written(table.rows().get(row).get(column + 1)),
                widest,
                axisToken);
    }

    private static String written(Object value) {
        boolean fraction = value instanceof Double || value instanceof Float;
        return fraction
                ? dev.glassbox.visualizers.scale.Numbers.reading(((Number) value).doubleValue())
                : String.valueOf(value);
    }

    int rows() {
        return rowLabels.size();
    }

    int columns() {
        return columnLabels.size();
    }
}
