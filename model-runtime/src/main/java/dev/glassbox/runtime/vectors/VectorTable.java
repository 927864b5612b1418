package dev.glassbox.runtime.vectors;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Vectors and what is known of each: {@code n} rows of {@code d} finite numbers, and columns of
 * text beside them. Immutable; the values are shared, not copied.
 */
public final class VectorTable {
    /**
     * What is known of each row under one name.
     *
     * @param name not blank; two columns of a table never share one
     * @param values one a row; an empty text where nothing is known
     */
    public record Column(String name, List<String> values) {
        public Column {
            if (name.isBlank()) {
                throw new IllegalArgumentException("a column without a name");
            }
            values = List.copyOf(values);
        }
    }

    private final int width;
    private final float[] values; // [n, d]
    private final List<String> axes;
    private final List<Column> columns;

    /**
     * @param width d, the numbers of each vector, from 1
     * @param values {@code [n, d]} row by row, all finite; handed over: never written to again
     * @param axes the name of each of the d numbers, or empty where they have none
     * @param columns each with n values; the first is what points are called by
     */
    public VectorTable(int width, float[] values, List<String> axes, List<Column> columns) {
        if (width < 1 || values.length % width != 0) {
            throw new IllegalArgumentException(values.length + " numbers in rows of " + width);
        }
        if (!axes.isEmpty() && axes.size() != width) {
            throw new IllegalArgumentException(axes.size() + " names for " + width + " axes");
        }
        Set<String> names = new HashSet<>();
        for (Column column : columns) {
            if (column.values().size() != values.length / width || !names.add(column.name())) {
                throw new IllegalArgumentException("column " + column.name());
            }
        }
        this.width = width;
        this.values = values;
        this.axes = List.copyOf(axes);
        this.columns = List.copyOf(columns);
    }

    /** n, how many vectors there are. */
    public int size() {
        return values.length / width;
    }

    /** d, how many numbers each has. */
    public int width() {
        return width;
    }

    /** {@code [n, d]}; must not be written to. */
    public float[] values() {
        return values;
    }

    /** A copy of one vector, {@code [d]}. */
    public float[] row(int index) {
        return java.util.Arrays.copyOfRange(values, index * width, (index + 1) * width);
    }

    /** The names of the d numbers, or empty. */
    public List<String> axes() {
        return axes;
    }

    public List<Column> columns() {
        return columns;
    }

    public Optional<Column> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** What a point is called: its value in the first column, else its number from 0. */
    public String label(int index) {
        return columns.isEmpty() ? String.valueOf(index) : columns.get(0).values().get(index);
    }

    /** Some of the rows, in the order given, with what is known of them. */
    public VectorTable rows(int[] indices) {
        float[] some = new float[indices.length * width];
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(values, indices[i] * width, some, i * width, width);
        }
        List<Column> theirs = new ArrayList<>(columns.size());
        for (Column column : columns) {
            List<String> kept = new ArrayList<>(indices.length);
            for (int index : indices) {
                kept.add(column.values().get(index));
            }
            theirs.add(new Column(column.name(), kept));
        }
        return new VectorTable(width, some, axes, theirs);
    }
}
