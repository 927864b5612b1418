package dev.glassbox.runtime.training.text;

import dev.glassbox.runtime.intake.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * A table as RFC 4180 writes it: commas between fields, a field with a comma, a quote or a line end
 * in it stands in quotes, a quote in such a field is doubled. The first record names the columns;
 * empty lines are passed over. A quote inside a field that does not begin with one stands for
 * itself.
 */
final class CsvTable {
    private final String place;
    private final String text;
    private final List<List<String>> records = new ArrayList<>();
    private int at;
    private int line = 1;

    private CsvTable(String text, String place) {
        this.text = text;
        this.place = place;
    }

    /**
     * @param text lines ended by line feeds
     * @param place what to call it in an error
     * @throws dev.glassbox.runtime.intake.IntakeException if a quote is not closed, or a record has
     *     more or fewer fields than the first
     */
    static CsvTable read(String text, String place) {
        CsvTable table = new CsvTable(text, place);
        while (table.at < text.length()) {
            table.record();
        }
        if (table.records.isEmpty()) {
            throw Problem.input("text.blank", place).asException();
        }
        return table;
    }

    /** The names in the first record. */
    List<String> columns() {
        return records.get(0);
    }

    /** The fields of a column below its name, those that are not blank. */
    List<String> fields(int column) {
        return records.subList(1, records.size()).stream()
                .map(record -> record.get(column))
                .filter(field -> !field.isBlank())
                .toList();
    }

    /** The column with the most letters in it. */
    int wordiest() {
        int best = 0;
        long most = -1;
        for (int column = 0; column < columns().size(); column++) {
            long letters =
                    fields(column).stream()
                            .mapToLong(f -> f.codePoints().filter(Character::isLetter).count())
                            .sum();
            if (letters > most) {
                best = column;
                most = letters;
            }
        }
        return best;
    }

    private void record() {
        int first = line;
        List<String> fields = new ArrayList<>();
        fields.add(field());
        while (at < text.length() && text.charAt(at) == ',') {
            at++;
            fields.add(field());
        }
        at++; // the line end, or the end of the text
        line++;
        if (fields.size() == 1 && fields.get(0).isEmpty()) {
            return;
        }
        if (!records.isEmpty() && fields.size() != columns().size()) {
            throw Problem.input(
                            "text.csv-fields",
                            place,
                            "line",
                            first,
                            "fields",
                            fields.size(),
                            "columns",
                            columns().size())
                    .asException();
        }
        records.add(List.copyOf(fields));
    }

    private String field() {
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted();
        }
        int start = at;
        while (at < text.length() && !isEnd(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private String quoted() {
        int first = line;
        StringBuilder field = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            boolean quote = c == '"';
            if (quote && !(at < text.length() && text.charAt(at) == '"')) {
                requireEnd();
                return field.toString();
            }
            if (quote) {
                at++; // doubled: one that is meant
            }
            line += c == '\n' ? 1 : 0;
            field.append(c);
        }
        throw Problem.input("text.csv-open-quote", place, "line", first).asException();
    }

    private void requireEnd() {
        if (at < text.length() && !isEnd(text.charAt(at))) {
            throw Problem.input("text.csv-after-quote", place, "line", line).asException();
        }
    }

    private static boolean isEnd(char c) {
        return c == ',' || c == '\n';
    }
}
