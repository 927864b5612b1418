package dev.glassbox.runtime.projection;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix, the largest first: Householder's reduction to
 * three diagonals, then implicit QL steps (Golub and Van Loan, "Matrix Computations", chapter 8).
 *
 * @param values falling, {@code [d]}
 * @param vectors of length 1, one a row, in the order of the values, {@code [d, d]}
 */
@SuppressWarnings("ArrayRecordComponent") // read, never compared
record SymmetricEigen(double[] values, double[][] vectors) {
    private static final int MOST_STEPS = 60;

    /**
     * @param matrix symmetric, {@code [d, d]}, finite; left as it is
     */
    static SymmetricEigen of(double[][] matrix) {
        int d = matrix.length;
        double[][] a = new double[d][];
        for (int i = 0; i < d; i++) {
            a[i] = matrix[i].clone();
        }
        double[] diagonal = new double[d];
        double[] beside = new double[d];
        double[][] q = reduce(a, diagonal, beside);
        iterate(diagonal, beside, q);
        int[] order =
                IntStream.range(0, d)
                        .boxed()
                        .sorted((i, j) -> Double.compare(diagonal[j], diagonal[i]))
                        .mapToInt(i -> i)
                        .toArray();
        double[] values = Arrays.stream(order).mapToDouble(i -> diagonal[i]).toArray();
        double[][] vectors = Arrays.stream(order).mapToObj(i -> q[i]).toArray(double[][]::new);
        return new SymmetricEigen(values, vectors);
    }

    /**
     * Makes the matrix tridiagonal by reflections.
     *
     * @return the reflections' product, transposed: row i belongs to the i-th diagonal entry
     */
    private static double[][] reduce(double[][] a, double[] diagonal, double[] beside) {
        int d = a.length;
        double[][] q = new double[d][d];
        for (int i = 0; i < d; i++) {
            q[i][i] = 1;
        }
        double[] v = new double[d];
        double[] p = new double[d];
        for (int k = 0; k < d - 2; k++) {
            double scale = 0;
            for (int i = k + 1; i < d; i++) {
                scale = Math.max(scale, Math.abs(a[i][k]));
            }
            double below = 0;
            for (int i = k + 2; i < d; i++) {
                below = Math.max(below, Math.abs(a[i][k]));
            }
            if (below == 0) {
                continue; // tridiagonal there already
            }
            double length = 0;
            for (int i = k + 1; i < d; i++) {
                v[i] = a[i][k] / scale;
                length += v[i] * v[i];
            }
            length = Math.sqrt(length);
            v[k + 1] += v[k + 1] >= 0 ? length : -length;
            double square = 0;
            for (int i = k + 1; i < d; i++) {
                square += v[i] * v[i];
            }
            double twice = 2 / square;
            // a -= v w^T + w v^T with w = p - (beta / 2)(p.v) v, p = beta a v
            double along = 0;
            for (int i = k; i < d; i++) {
                double sum = 0;
                double[] row = a[i];
                for (int j = k + 1; j < d; j++) {
                    sum += row[j] * v[j];
                }
                p[i] = twice * sum;
            }
            for (int i = k + 1; i < d; i++) {
                along += p[i] * v[i];
            }
            double half = along * twice / 2;
            for (int i = k + 1; i < d; i++) {
                p[i] -= half * v[i];
            }
            for (int i = k + 1; i < d; i++) {
                double[] row = a[i];
                double vi = v[i];
                double wi = p[i];
                for (int j = k + 1; j < d; j++) {
                    row[j] -= vi * p[j] + wi * v[j];
                }
            }
            double first = a[k][k + 1] - p[k] * v[k + 1];
            a[k][k + 1] = first;
            a[k + 1][k] = first;
            for (int i = k + 2; i < d; i++) {
                a[k][i] = 0;
                a[i][k] = 0;
            }
            reflect(q, v, twice, k + 1);
        }
        for (int i = 0; i < d; i++) {
            diagonal[i] = a[i][i];
            beside[i] = i + 1 < d ? a[i][i + 1] : 0;
        }
        return q;
    }

    /** q = (I - beta v v^T) q, rows from the first that v touches. */
    private static void reflect(double[][] q, double[] v, double twice, int first) {
        int d = q.length;
        double[] sums = new double[d];
        for (int i = first; i < d; i++) {
            double vi = v[i];
            double[] row = q[i];
            for (int j = 0; j < d; j++) {
                sums[j] += vi * row[j];
            }
        }
        for (int i = first; i < d; i++) {
            double by = twice * v[i];
            double[] row = q[i];
            for (int j = 0; j < d; j++) {
                row[j] -= by * sums[j];
            }
        }
    }

    private static void iterate(double[] diagonal, double[] beside, double[][] q) {
        int d = diagonal.length;
        for (int low = 0; low < d; low++) {
            for (int step = 0; step < MOST_STEPS; step++) {
                int split = low;
                while (split < d - 1) {
                    double near = Math.abs(diagonal[split]) + Math.abs(diagonal[split + 1]);
                    if (Math.abs(beside[split]) <= Math.ulp(near)) {
                        break;
                    }
                    split++;
                }
                if (split == low) {
                    break;
                }
                sweep(diagonal, beside, q, low, split);
            }
        }
    }

    /** One implicit QL step on rows low to high. */
    private static void sweep(double[] diagonal, double[] beside, double[][] q, int low, int high) {
        double g = (diagonal[low + 1] - diagonal[low]) / (2 * beside[low]);
        double r = Math.hypot(g, 1);
        g = diagonal[high] - diagonal[low] + beside[low] / (g + (g >= 0 ? r : -r));
        double sine = 1;
        double cosine = 1;
        double shift = 0;
        for (int i = high - 1; i >= low; i--) {
            double f = sine * beside[i];
            double b = cosine * beside[i];
            r = Math.hypot(f, g);
            beside[i + 1] = r;
            if (r == 0) {
                diagonal[i + 1] -= shift;
                beside[high] = 0;
                return;
            }
            sine = f / r;
            cosine = g / r;
            g = diagonal[i + 1] - shift;
            r = (diagonal[i] - g) * sine + 2 * cosine * b;
            shift = sine * r;
            diagonal[i + 1] = g + shift;
            g = cosine * r - b;
            rotate(q[i], q[i + 1], sine, cosine);
        }
        diagonal[low] -= shift;
        beside[low] = g;
        beside[high] = 0;
    }

    private static void rotate(double[] one, double[] next, double sine, double cosine) {
        for (int k = 0; k < one.length; k++) {
            double f = next[k];
            next[k] = sine * one[k] + cosine * f;
            one[k] = cosine * one[k] - sine * f;
        }
    }
}
