package dev.glassbox.app.share;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glassbox.runtime.intake.StrictJson;
import dev.glassbox.runtime.trace.Origin;
import dev.glassbox.visualizers.api.FrameTable;
import java.util.List;
import java.util.stream.Collectors;

/** Numbers as files that other programs read. */
final class TableFiles {
    /** Without it spreadsheets take the file for one in the machine's old encoding. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final String LINE_END = "\r\n"; // RFC 4180

    private TableFiles() {}

    /**
     * A table as RFC 4180 wants it, in UTF-8 with its mark. A text that a spreadsheet would take
     * for a formula has an apostrophe before it; numbers are as they are.
     */
    static String csv(FrameTable table) {
        return BYTE_ORDER_MARK + lines(table, ",", LINE_END);
    }

    /** A table for the clipboard: spreadsheets put it into cells. */
    static String forClipboard(FrameTable table) {
        return lines(table, "\t", "\n");
    }

    private static String lines(FrameTable table, String separator, String end) {
        StringBuilder text = new StringBuilder();
        line(text, table.columns(), separator, end);
        table.rows().forEach(row -> line(text, row, separator, end));
        return text.toString();
    }

    private static void line(StringBuilder to, List<?> cells, String separator, String end) {
        to.append(
                        cells.stream()
                                .map(TableFiles::cell)
                                .map(cell -> quoted(cell, separator))
                                .collect(Collectors.joining(separator)))
                .append(end);
    }

    private static String cell(Object value) {
        if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        String text = String.valueOf(value);
        return startsFormula(text) ? "'" + text : text;
    }

    /** Also an apostrophe itself, so that taking one away gives every text back. */
    static boolean startsFormula(String text) {
        return !text.isEmpty() && "=+-@\t\r\n'".indexOf(text.charAt(0)) >= 0;
    }

    private static String quoted(String cell, String separator) {
        boolean plain =
                !cell.contains(separator)
                        && cell.indexOf('"') < 0
                        && cell.indexOf('\n') < 0
                        && cell.indexOf('\r') < 0;
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    /** All tables of a picture, its state, and where the numbers come from. */
    static String json(StrictJson json, Shared shared) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("visualizer", shared.visualizer());
        root.set("state", shared.state());
        shared.origin().ifPresent(origin -> root.set("origin", origin(origin)));
        ArrayNode tables = root.putArray("tables");
        for (FrameTable table : shared.tables()) {
            ObjectNode one = tables.addObject();
            one.put("name", table.name());
            table.columns().forEach(one.putArray("columns")::add);
            ArrayNode rows = one.putArray("rows");
            table.rows().forEach(row -> row(rows.addArray(), row));
        }
        return json.writeIndented(root) + "\n";
    }

    private static ObjectNode origin(Origin origin) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("model", origin.model())
                .put("weights_sha256", origin.weightsSha256())
                .put("recorded", origin.recorded())
                .put("computed_at", String.valueOf(origin.computedAt()))
                .put("engine", origin.engine());
    }

    /** JSON has no numbers for what is none: these are written as words. */
    private static void row(ArrayNode to, List<Object> cells) {
        for (Object cell : cells) {
            if (cell instanceof Boolean truth) {
                to.add(truth);
            } else if (cell instanceof Integer || cell instanceof Long) {
                to.add(((Number) cell).longValue());
            } else if (cell instanceof Float number && Float.isFinite(number)) {
                to.add(number);
            } else if (cell instanceof Number number && Double.isFinite(number.doubleValue())) {
                to.add(number.doubleValue());
            } else {
                to.add(String.valueOf(cell));
            }
        }
    }
}
