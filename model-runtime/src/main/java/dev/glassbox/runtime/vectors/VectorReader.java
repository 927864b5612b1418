package dev.glassbox.runtime.vectors;

import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads vectors of the user's own, line by line: tables with tabs or commas, whose columns of
 * numbers are the vector and whose other columns are what is known of each row; and the text of
 * word2vec and GloVe, a word and its numbers with spaces between. UTF-8. The first line is a header
 * if it names a column of numbers, or has no number at all.
 */
public final class VectorReader {
    /** Of the heap that is free, vectors may take this part: they are drawn too. */
    private static final double SHARE = 0.5;

    private static final int MOST_COLUMNS = 20_000;

    private final Path file;
    private final BooleanSupplier cancelled;
    private int line;
    private char separator;
    private boolean[] numeric = {};
    private List<String> header = List.of();
    private int width;
    private float[] values = {};
    private int rows;
    private final List<List<String>> columns = new ArrayList<>();

    private VectorReader(Path file, BooleanSupplier cancelled) {
        this.file = file;
        this.cancelled = cancelled;
    }

    /**
     * Reads a whole file.
     *
     * @param vectors the file of vectors
     * @param metadata what is known of each row, where that is a file of its own: a line a row,
     *     with tabs between columns; of several columns the first line names them
     * @param cancelled asked often
     * @throws IntakeException if it cannot be read, with line and column
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static VectorTable read(
            Path vectors, Optional<Path> metadata, BooleanSupplier cancelled) {
        VectorTable table = new VectorReader(vectors, cancelled).read();
        return metadata.isEmpty() ? table : joined(table, vectors, metadata.get());
    }

    private VectorTable read() {
        try (BufferedReader reader = open(file)) {
            checkRoom(Files.size(file));
            String first = next(reader);
            if (first == null) {
                throw fault("vectors.empty", 0);
            }
            begin(first, next(reader));
            for (String text = next(reader); text != null; text = next(reader)) {
                add(text);
            }
            return table();
        } catch (CharacterCodingException e) {
            throw fault("vectors.not-utf-8", 0);
        } catch (IOException e) {
            throw ForeignFiles.unreadable(file, e);
        }
    }

    private static BufferedReader open(Path file) throws IOException {
        return new BufferedReader(
                new InputStreamReader(
                        Files.newInputStream(file),
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)),
                1 << 16);
    }

    /** A number of text takes about as many bytes as the two floats that it becomes. */
    private void checkRoom(long bytes) {
        Runtime vm = Runtime.getRuntime();
        long free = vm.maxMemory() - (vm.totalMemory() - vm.freeMemory());
        if (bytes > SHARE * free) {
            throw Problem.input(
                            "vectors.too-large",
                            file.toString(),
                            "megabytes",
                            bytes >> 20,
                            "room",
                            (long) (SHARE * free) >> 20)
                    .asException();
        }
    }

    /** The next line that is not empty; null at the end. */
    private @Nullable String next(BufferedReader reader) throws IOException {
        while (true) {
            String text = reader.readLine();
            line++;
            if (text == null) {
                return null;
            }
            if (line == 1 && text.startsWith("\uFEFF")) {
                text = text.substring(1);
            }
            if (!text.isBlank()) {
                return text;
            }
            if ((line & 0xFF) == 0 && cancelled.getAsBoolean()) {
                throw new java.util.concurrent.CancellationException();
            }
        }
    }

    private void begin(String first, @Nullable String second) {
        separator = first.indexOf('\t') >= 0 ? '\t' : first.indexOf(',') >= 0 ? ',' : ' ';
        line = second == null ? 1 : 2;
        List<String> one = fields(first);
        if (separator == ' ' && one.size() == 2 && second != null && isCount(one)) {
            separator = second.indexOf('\t') >= 0 ? '\t' : ' '; // word2vec says how many there are
            kinds(fields(second));
            add(second);
            return;
        }
        List<String> two = second == null ? List.of() : fields(second);
        boolean named = isHeader(one, two);
        kinds(named ? two : one);
        if (named) {
            header = one;
        } else {
            int now = line;
            line = 1;
            add(first);
            line = now;
        }
        if (second != null) {
            add(second);
        }
    }

    private static boolean isCount(List<String> fields) {
        return fields.stream().allMatch(field -> field.matches("[0-9]{1,9}"));
    }

    private static boolean isHeader(List<String> one, List<String> two) {
        if (two.size() != one.size()) {
            return false;
        }
        for (int c = 0; c < one.size(); c++) {
            if (number(one.get(c)).isEmpty() && number(two.get(c)).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** What a column is shows in the first row. */
    private void kinds(List<String> row) {
        if (row.size() > MOST_COLUMNS) {
            throw fault("vectors.too-wide", 0, "columns", row.size(), "most", MOST_COLUMNS);
        }
        numeric = new boolean[row.size()];
        for (int c = 0; c < numeric.length; c++) {
            numeric[c] = number(row.get(c)).isPresent() && !(separator == ' ' && c == 0);
            width += numeric[c] ? 1 : 0;
            if (!numeric[c]) {
                columns.add(new ArrayList<>());
            }
        }
        if (width == 0) {
            throw fault("vectors.no-numbers", 0);
        }
    }

    private void add(String text) {
        if ((line & 0xFF) == 0 && cancelled.getAsBoolean()) {
            throw new java.util.concurrent.CancellationException();
        }
        List<String> fields = fields(text);
        if (fields.size() != numeric.length) {
            throw fault(
                    "vectors.other-length", 0, "fields", fields.size(), "wanted", numeric.length);
        }
        if ((rows + 1L) * width > Integer.MAX_VALUE - 16) {
            throw fault("vectors.too-many", 0);
        }
        if ((rows + 1) * width > values.length) {
            long more = Math.max((rows + 1L) * width, values.length + (values.length >> 1));
            values = java.util.Arrays.copyOf(values, (int) Math.min(more, Integer.MAX_VALUE - 16));
        }
        int at = rows * width;
        int column = 0;
        for (int c = 0; c < numeric.length; c++) {
            String field = fields.get(c);
            if (numeric[c]) {
                values[at++] = value(field, c);
            } else {
                columns.get(column++).add(field);
            }
        }
        rows++;
    }

    private float value(String field, int column) {
        Optional<Float> number = number(field);
        if (number.isEmpty()) {
            throw fault("vectors.no-number", column + 1, "text", shortened(field));
        }
        if (!Float.isFinite(number.get())) {
            throw fault("vectors.no-finite-number", column + 1, "text", shortened(field));
        }
        return number.get();
    }

    private static Optional<Float> number(String field) {
        String text = field.strip();
        if (text.isEmpty() || text.length() > 60) {
            return Optional.empty();
        }
        char last = text.charAt(text.length() - 1);
        if ((last >= '0' && last <= '9') || last == '.') { // not Java's own 1f and 1d
            try {
                return Optional.of(Float.parseFloat(text));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }
        String bare = text.replaceFirst("^[+-]", "").toLowerCase(java.util.Locale.ROOT);
        return List.of("nan", "inf", "infinity").contains(bare)
                ? Optional.of(Float.NaN)
                : Optional.empty();
    }

    private List<String> fields(String text) {
        if (separator == ' ') {
            return List.of(text.strip().split("[ \t]+", -1));
        }
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        boolean begins = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    field.append('"');
                    i++;
                } else if (c == '"') {
                    quoted = false;
                } else {
                    field.append(c);
                }
            } else if (c == '"' && begins && separator == ',') {
                quoted = true;
            } else if (c == separator) {
                fields.add(field.toString());
                field.setLength(0);
                begins = true;
                continue;
            } else {
                field.append(c);
            }
            begins = false;
        }
        if (quoted) {
            throw fault("vectors.open-quote", 0);
        }
        fields.add(field.toString());
        return fields;
    }

    private VectorTable table() {
        if (rows == 0) {
            throw fault("vectors.empty", 0);
        }
        List<String> axes = new ArrayList<>();
        List<VectorTable.Column> known = new ArrayList<>();
        int column = 0;
        for (int c = 0; c < numeric.length; c++) {
            String name = c < header.size() ? header.get(c).strip() : "";
            if (numeric[c]) {
                axes.add(name.isEmpty() ? String.valueOf(c) : name);
            } else {
                String named = name.isEmpty() ? "label" + (column == 0 ? "" : column + 1) : name;
                if (known.stream().anyMatch(one -> one.name().equals(named))) {
                    line = 1;
                    throw fault("vectors.same-name", c + 1, "name", named);
                }
                known.add(new VectorTable.Column(named, columns.get(column)));
                column++;
            }
        }
        return new VectorTable(
                width,
                java.util.Arrays.copyOf(values, rows * width),
                header.isEmpty() ? List.of() : axes,
                known);
    }

    private static VectorTable joined(VectorTable table, Path vectors, Path metadata) {
        List<String> lines;
        try {
            lines = new ArrayList<>(Files.readAllLines(metadata, StandardCharsets.UTF_8));
        } catch (CharacterCodingException e) {
            throw Problem.input("vectors.not-utf-8", metadata.toString()).asException();
        } catch (IOException e) {
            throw ForeignFiles.unreadable(metadata, e);
        }
        boolean several = !lines.isEmpty() && lines.get(0).indexOf('\t') >= 0;
        List<String> names = several ? List.of(lines.remove(0).split("\t", -1)) : List.of("label");
        if (lines.size() != table.size()) {
            throw Problem.input(
                            "vectors.metadata-length",
                            metadata.toString(),
                            "rows",
                            lines.size(),
                            "vectors",
                            vectors.toString(),
                            "wanted",
                            table.size())
                    .asException();
        }
        List<VectorTable.Column> known = new ArrayList<>();
        for (int c = 0; c < names.size(); c++) {
            List<String> column = new ArrayList<>();
            for (String text : lines) {
                String[] fields = text.split("\t", -1);
                column.add(several ? (c < fields.length ? fields[c] : "") : text);
            }
            String name = names.get(c).isBlank() ? "column" + (c + 1) : names.get(c).strip();
            if (known.stream().anyMatch(one -> one.name().equals(name))) {
                throw Problem.input("vectors.same-name", metadata + ":1", "name", name)
                        .asException();
            }
            known.add(new VectorTable.Column(name, column));
        }
        return new VectorTable(table.width(), table.values(), table.axes(), known);
    }

    private static String shortened(String field) {
        return field.codePointCount(0, field.length()) <= 30
                ? field
                : field.substring(0, field.offsetByCodePoints(0, 29)) + "…";
    }

    private IntakeException fault(String id, int column, Object... pairs) {
        String place = file + (line > 0 ? ":" + line : "") + (column > 0 ? ":" + column : "");
        return Problem.input(id, place, pairs).asException();
    }
}
