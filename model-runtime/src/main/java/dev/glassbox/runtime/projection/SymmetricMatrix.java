package dev.glassbox.runtime.projection;

import java.util.Comparator;
import java.util.stream.IntStream;

/** All eigenvectors of a small symmetric matrix, by Jacobi's rotations (1846). */
final class SymmetricMatrix {
    private static final int SWEEPS = 60;
    private static final double ZERO = 1e-30; // of the matrix's squares: below single digits' last

    /**
     * @param values from the largest
     * @param vectors {@code [n, n]}, a vector a column, in the values' order
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Eigen(double[] values, double[] vectors) {}

    private SymmetricMatrix() {}

    /**
     * @param matrix {@code [n, n]}; lost
     */
    static Eigen eigen(double[] matrix, int n) {
        double[] vectors = new double[n * n];
        for (int i = 0; i < n; i++) {
            vectors[i * n + i] = 1;
        }
        double all = 0;
        for (double value : matrix) {
            all += value * value;
        }
        for (int sweep = 0; sweep < SWEEPS && beside(matrix, n) > ZERO * all; sweep++) {
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    if (matrix[p * n + q] != 0) {
                        rotate(matrix, vectors, n, p, q);
                    }
                }
            }
        }
        int[] order =
                IntStream.range(0, n)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> -matrix[i * n + i]))
                        .mapToInt(i -> i)
                        .toArray();
        double[] values = new double[n];
        double[] sorted = new double[n * n];
        for (int j = 0; j < n; j++) {
            values[j] = matrix[order[j] * n + order[j]];
            for (int i = 0; i < n; i++) {
                sorted[i * n + j] = vectors[i * n + order[j]];
            }
        }
        return new Eigen(values, sorted);
    }

    /** The squares beside the diagonal. */
    private static double beside(double[] matrix, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                sum += matrix[i * n + j] * matrix[i * n + j];
            }
        }
        return sum;
    }

    private static void rotate(double[] matrix, double[] vectors, int n, int p, int q) {
        double theta = (matrix[q * n + q] - matrix[p * n + p]) / (2 * matrix[p * n + q]);
        double tangent = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double cosine = 1 / Math.sqrt(tangent * tangent + 1);
        double sine = tangent * cosine;
        for (int i = 0; i < n; i++) {
            turn(matrix, i * n + p, i * n + q, cosine, sine);
            turn(vectors, i * n + p, i * n + q, cosine, sine);
        }
        for (int i = 0; i < n; i++) {
            turn(matrix, p * n + i, q * n + i, cosine, sine);
        }
        matrix[p * n + q] = 0;
        matrix[q * n + p] = 0;
    }

    private static void turn(double[] values, int p, int q, double cosine, double sine) {
        double first = values[p];
        double second = values[q];
        values[p] = cosine * first - sine * second;
        values[q] = sine * first + cosine * second;
    }
}
