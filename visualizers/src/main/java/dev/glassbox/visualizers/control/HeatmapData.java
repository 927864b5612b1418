package dev.glassbox.visualizers.control;

import java.util.List;

/**
 * A grid of numbers to be drawn as colours.
 *
 * @param rows at least 1
 * @param columns at least 1
 * @param values row-major; NaN where there is no number, drawn hatched. Handed over: never written
 *     to again
 * @param rowLabels one a row, as a person shall see them
 * @param columnLabels one a column
 * @param kind which colour map
 * @param extent the value at the colour map's end, above 0; one scale for all that is to be
 *     compared
 * @param texts a word for each cell, row-major, drawn in it instead of its number where there is
 *     room; empty for none
 */
public record HeatmapData(
        int rows,
        int columns,
        double[] values,
        List<String> rowLabels,
        List<String> columnLabels,
        Kind kind,
        double extent,
        List<String> texts) {

    /** Numbers without words. */
    public HeatmapData(
            int rows,
            int columns,
            double[] values,
            List<String> rowLabels,
            List<String> columnLabels,
            Kind kind,
            double extent) {
        this(rows, columns, values, rowLabels, columnLabels, kind, extent, List.of());
    }

    /** The two colour maps. */
    public enum Kind {
        /** From 0 up. */
        MAGNITUDE,
        /** Centred on zero. */
        SIGNED
    }

    public HeatmapData {
        if (rows < 1 || columns < 1 || values.length != rows * columns) {
            throw new IllegalArgumentException(
                    values.length + " values for " + rows + " x " + columns + " cells");
        }
        if (rowLabels.size() != rows || columnLabels.size() != columns) {
            throw new IllegalArgumentException(
                    rowLabels.size()
                            + " and "
                            + columnLabels.size()
                            + " labels for "
                            + rows
                            + " x "
                            + columns
                            + " cells");
        }
        if (!(extent > 0)) {
            throw new IllegalArgumentException("extent must be above 0, got " + extent);
        }
        if (!texts.isEmpty() && texts.size() != values.length) {
            throw new IllegalArgumentException(
                    texts.size() + " texts for " + values.length + " cells");
        }
        texts = List.copyOf(texts);
        rowLabels = List.copyOf(rowLabels);
        columnLabels = List.copyOf(columnLabels);
    }

    /** The number of a cell; NaN where there is none. */
    public double at(int row, int column) {
        return values[row * columns + column];
    }

    /**
     * No more than so many rows and columns: each cell the largest of a block of cells, NaN where
     * all of them are. A smaller map is itself.
     */
    HeatmapData pooled(int most) {
        int block = Math.max((rows + most - 1) / most, (columns + most - 1) / most);
        if (block <= 1) {
            return this;
        }
        int fewerRows = (rows + block - 1) / block;
        int fewerColumns = (columns + block - 1) / block;
        double[] largest = new double[fewerRows * fewerColumns];
        java.util.Arrays.fill(largest, Double.NaN);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int at = row / block * fewerColumns + column / block;
                double value = at(row, column);
                if (Double.isNaN(largest[at]) || value > largest[at]) {
                    largest[at] = value;
                }
            }
        }
        return new HeatmapData(
                fewerRows,
                fewerColumns,
                largest,
                java.util.Collections.nCopies(fewerRows, ""),
                java.util.Collections.nCopies(fewerColumns, ""),
                kind,
                extent);
    }
}
