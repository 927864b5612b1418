package dev.glassbox.visualizers.api;

import java.util.List;

/**
 * Numbers of a picture as a table. Column names are for programs as much as for people, so they are
 * the field's own ({@code query_pos}, {@code logit}) and in no language.
 *
 * @param name what it holds, such as {@code pattern}; the name of a saved file
 * @param columns one name a column
 * @param rows one value a column: a {@link Number}, a {@link String}, a {@link Boolean}, or an
 *     empty string for none
 */
public record FrameTable(String name, List<String> columns, List<List<Object>> rows) {
    public FrameTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<Object> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        name + ": a row of " + row.size() + " under " + columns.size() + " names");
            }
        }
    }
}
