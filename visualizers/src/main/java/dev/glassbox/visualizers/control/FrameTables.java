package dev.glassbox.visualizers.control;

import dev.glassbox.visualizers.api.FrameTable;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.ArrayList;
import java.util.List;

/** A frame's table as {@link NumberTable} reads it: the first column heads the rows. */
public final class FrameTables {
    private FrameTables() {}

    /**
     * @param table of at least one row and two columns
     * @param axisToken colour token of the row heads
     */
    public static TableData data(FrameTable table, String axisToken) {
        List<String> heads = new ArrayList<>();
        String widest = "";
        for (List<Object> row : table.rows()) {
            heads.add(written(row.get(0)));
            for (Object value : row.subList(1, row.size())) {
                widest = written(value).length() > widest.length() ? written(value) : widest;
            }
        }
        return new TableData(
                heads,
                table.columns().subList(1, table.columns().size()),
                (row, column) -> text(table, row, column),
                widest,
                axisToken);
    }

    /** A cell as it is written; columns count from the second of the table. */
    public static String text(FrameTable table, int row, int column) {
        return written(table.rows().get(row).get(column + 1));
    }

    private static String written(Object value) {
        if (value instanceof Double || value instanceof Float) {
            return Numbers.reading(((Number) value).doubleValue());
        }
        return value instanceof String text && !text.isEmpty()
                ? TokenText.visible(text)
                : String.valueOf(value);
    }
}
