package dev.glassbox.visualizers.control;

import dev.glassbox.visualizers.api.FrameTable;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.List;

/** A frame's table as a {@link NumberTable} shows it. */
public final class FrameTables {
    private static final int LONGEST_HEAD = 24;
    private static final int MEASURED = 200; // rows looked through for the widest value

    private FrameTables() {}

    /**
     * @param table at least one row
     * @param heads how many columns at the left name a row
     * @param axisToken colour token of the labels
     */
    public static TableData of(FrameTable table, int heads, String axisToken) {
        List<List<Object>> rows = table.rows();
        List<String> labels = rows.stream().map(row -> head(row, heads)).toList();
        List<String> columns = table.columns().subList(heads, table.columns().size());
        String widest = "−0.0000";
        for (List<Object> row : rows.subList(0, Math.min(MEASURED, rows.size()))) {
            for (Object value : row.subList(heads, row.size())) {
                String text = text(value);
                widest = text.length() > widest.length() ? text : widest;
            }
        }
        return new TableData(
                labels,
                columns,
                (row, column) -> text(rows.get(row).get(heads + column)),
                widest,
                axisToken);
    }

    /** As above, where the first column alone names a row. */
    public static TableData data(FrameTable table, String axisToken) {
        return of(table, 1, axisToken);
    }

    /** A cell as it is written; columns count from the second of the table. */
    public static String text(FrameTable table, int row, int column) {
        return text(table.rows().get(row).get(column + 1));
    }

    private static String head(List<Object> row, int heads) {
        StringBuilder words = new StringBuilder();
        for (Object value : row.subList(0, heads)) {
            words.append(words.isEmpty() ? "" : " ").append(text(value));
        }
        return words.toString();
    }

    /** A value as it is written: whole numbers whole, others with four digits. */
    public static String text(Object value) {
        if (value instanceof Integer || value instanceof Long) {
            return String.valueOf(value);
        }
        if (value instanceof Number number) {
            return Numbers.reading(number.doubleValue());
        }
        String text = String.valueOf(value);
        return text.isEmpty() ? "–" : TokenText.label(text, LONGEST_HEAD);
    }
}
