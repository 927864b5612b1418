package dev.glassbox.visualizers.modelmap;

import dev.glassbox.runtime.tensor.Tensor;

/**
 * A tensor as the map draws it: a row for each position, or for each query, and the values of the
 * row from left to right.
 *
 * @param rows how many
 * @param columns how many values a row has
 * @param groups into how many heads the row is cut; 1 where it is not
 * @param values row-major, for reading only; -inf where masked
 * @param extent the largest magnitude of a finite value; 1 where all are zero
 * @param broken how many values are not a number
 */
record Strip(int rows, int columns, int groups, float[] values, double extent, int broken) {

    static Strip of(int rows, int columns, int groups, float[] values) {
        double extent = 0;
        int broken = 0;
        for (float value : values) {
            if (Float.isNaN(value)) {
                broken++;
            } else if (!Float.isInfinite(value)) {
                extent = Math.max(extent, Math.abs(value));
            }
        }
        return new Strip(rows, columns, groups, values, extent == 0 ? 1 : extent, broken);
    }

    /**
     * @param tensor {@code [1, pos, n]} or {@code [1, pos, head, d_head]}
     */
    static Strip of(Tensor tensor) {
        int rows = tensor.size(1);
        int groups = tensor.rank() == 4 ? tensor.size(2) : 1;
        return of(rows, tensor.size() / rows, groups, tensor.values());
    }

    /**
     * One head alone.
     *
     * @param tensor {@code [1, pos, head, d_head]}
     */
    static Strip ofHead(Tensor tensor, int head) {
        int rows = tensor.size(1);
        int width = tensor.size(3);
        float[] values = new float[rows * width];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(tensor.row(0, row, head), 0, values, row * width, width);
        }
        return of(rows, width, 1, values);
    }

    /**
     * One head's scores or weights.
     *
     * @param tensor {@code [1, head, query_pos, key_pos]}
     */
    static Strip ofSquare(Tensor tensor, int head) {
        int rows = tensor.size(2);
        int columns = tensor.size(3);
        float[] values = new float[rows * columns];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(tensor.row(0, head, row), 0, values, row * columns, columns);
        }
        return of(rows, columns, 1, values);
    }

    float at(int row, int column) {
        return values[row * columns + column];
    }

    /** One row. */
    float[] row(int row) {
        return java.util.Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
    }

    /** The length of each row as a vector. */
    double[] norms() {
        double[] norms = new double[rows];
        for (int row = 0; row < rows; row++) {
            double sum = 0;
            for (int i = row * columns; i < (row + 1) * columns; i++) {
                sum += (double) values[i] * values[i];
            }
            norms[row] = Math.sqrt(sum);
        }
        return norms;
    }
}
