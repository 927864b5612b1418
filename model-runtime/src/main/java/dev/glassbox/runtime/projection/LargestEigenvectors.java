package dev.glassbox.runtime.projection;

import dev.glassbox.runtime.tensor.CounterRandom;
import dev.glassbox.runtime.trace.Cancellation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Eigenvectors of the largest eigenvalues of a large symmetric matrix that is known by its products
 * alone: a block of vectors is filtered by Chebyshev polynomials, which make what is wanted large
 * and keep all below small, and turned to the best directions in it (Zhou, Saad, Tiago, Chelikowsky
 * 2006). A block finds equal eigenvalues too. The same on any number of cores.
 */
final class LargestEigenvectors {
    private static final int GUARD = 6; // vectors beyond those wanted: they speed these up
    private static final int SMALL = 32; // rows, up to which the whole matrix is taken apart
    private static final double TOLERANCE = 1e-5; // of |S x - value x|, values being at most 1
    private static final double ROUGH = 1e-2; // what is good enough to start from
    private static final int MOST_PRODUCTS = 1500;
    private static final double GROWTH = 1e8; // of the largest by one filter: half the digits
    private static final int LEAST_DEGREE = 8;
    private static final int MOST_DEGREE = 100;
    private static final double LOST = 1e-10; // of a vector's length, once others are taken out

    /** A symmetric matrix with eigenvalues up to 1. */
    interface Matrix {
        /** n. */
        int size();

        /** No eigenvalue is below. */
        double lowest();

        /** An eigenvector of length 1 that is known and not wanted, if there is one. */
        double @Nullable [] known();

        /** The products with a block {@code [n, width]}, row by row, into {@code out}. */
        void times(double[] block, int width, double[] out, Cancellation cancellation);
    }

    private final Matrix matrix;
    private final int n;
    private final int width;
    private final CounterRandom random;
    private final Cancellation cancellation;
    private double[] block;
    private double[] product;
    private double[] spare;

    private LargestEigenvectors(
            Matrix matrix, int width, CounterRandom random, Cancellation cancellation) {
        this.matrix = matrix;
        this.n = matrix.size();
        this.width = width;
        this.random = random;
        this.cancellation = cancellation;
        this.block = new double[n * width];
        this.product = new double[n * width];
        this.spare = new double[n * width];
    }

    /**
     * The vectors {@code [n, count]}, a vector a column, each of length 1, the largest eigenvalue's
     * first; nothing if they did not come near enough.
     *
     * @param count below n, or n where no vector is known
     */
    static Optional<double[]> of(
            Matrix matrix, int count, CounterRandom random, Cancellation cancellation) {
        if (matrix.size() <= SMALL) {
            return Optional.of(whole(matrix, count, cancellation));
        }
        return new LargestEigenvectors(matrix, count + GUARD, random, cancellation).find(count);
    }

    private static double[] whole(Matrix matrix, int count, Cancellation cancellation) {
        int n = matrix.size();
        double[] unit = new double[n * n];
        for (int i = 0; i < n; i++) {
            unit[i * n + i] = 1;
        }
        double[] values = new double[n * n];
        matrix.times(unit, n, values, cancellation);
        double[] known = matrix.known();
        if (known != null) { // moved below all others
            for (int i = 0; i < n * n; i++) {
                values[i] -= (2 - matrix.lowest()) * known[i / n] * known[i % n];
            }
        }
        return first(SymmetricMatrix.eigen(values, n).vectors(), n, n, count);
    }

    private static double[] first(double[] block, int n, int width, int count) {
        double[] columns = new double[n * count];
        for (int i = 0; i < n * count; i++) {
            columns[i] = block[i / count * width + i % count];
        }
        return columns;
    }

    private Optional<double[]> find(int count) {
        for (int i = 0; i < block.length; i++) {
            block[i] = random.at(i).uniform() - 1.0 / 2;
        }
        orthonormalise();
        int products = 0;
        while (true) {
            double[] values = turn();
            double miss = miss(values, count);
            if (miss <= TOLERANCE || products >= MOST_PRODUCTS) {
                return miss <= ROUGH
                        ? Optional.of(first(block, n, width, count))
                        : Optional.empty();
            }
            products += filter(values);
            orthonormalise();
        }
    }

    /** Turns the block to the eigenvectors of the matrix within it; their values. */
    private double[] turn() {
        matrix.times(block, width, product, cancellation);
        double[] inside = new double[width * width];
        for (int row = 0; row < n; row++) {
            int at = row * width;
            for (int i = 0; i < width; i++) {
                for (int j = i; j < width; j++) {
                    inside[i * width + j] += block[at + i] * product[at + j];
                }
            }
        }
        for (int i = 0; i < width; i++) {
            for (int j = 0; j < i; j++) {
                inside[i * width + j] = inside[j * width + i];
            }
        }
        SymmetricMatrix.Eigen eigen = SymmetricMatrix.eigen(inside, width);
        block = turned(block, eigen.vectors());
        product = turned(product, eigen.vectors());
        return eigen.values();
    }

    private double[] turned(double[] rows, double[] by) {
        double[] out = spare;
        Parts.each(
                n,
                cancellation,
                (from, to) -> {
                    for (int at = from * width; at < to * width; at += width) {
                        for (int j = 0; j < width; j++) {
                            double sum = 0;
                            for (int i = 0; i < width; i++) {
                                sum += rows[at + i] * by[i * width + j];
                            }
                            out[at + j] = sum;
                        }
                    }
                });
        spare = rows;
        return out;
    }

    /** How far the first vectors are from being eigenvectors: the worst. */
    private double miss(double[] values, int count) {
        double worst = 0;
        for (int j = 0; j < count; j++) {
            double sum = 0;
            for (int at = j; at < n * width; at += width) {
                double miss = product[at] - values[j] * block[at];
                sum += miss * miss;
            }
            worst = Math.max(worst, Math.sqrt(sum));
        }
        return worst;
    }

    /** Applies a polynomial that is small from the lowest to the last of the values. */
    private int filter(double[] values) {
        double low = matrix.lowest();
        double cut = Math.max(values[width - 1], low + (values[0] - low) / 4);
        double middle = (low + cut) / 2;
        double half = (cut - low) / 2;
        double most = Math.max(1 + 1e-12, (values[0] - middle) / half);
        double each = Math.log(most + Math.sqrt(most * most - 1));
        int degree = (int) Math.max(LEAST_DEGREE, Math.min(MOST_DEGREE, Math.log(GROWTH) / each));
        // T0 = x, T1 = s x, T(i+1) = 2 s T(i) - T(i-1), s the matrix moved and scaled
        combine(product, block, block, 1 / half, -middle / half, 0, spare);
        double[] before = block;
        double[] now = spare;
        for (int i = 1; i < degree; i++) {
            matrix.times(now, width, product, cancellation);
            combine(product, now, before, 2 / half, -2 * middle / half, -1, before);
            double[] swap = before;
            before = now;
            now = swap;
        }
        block = now;
        spare = before;
        return degree;
    }

    private void combine(
            double[] x, double[] y, double[] z, double a, double b, double c, double[] out) {
        Parts.each(
                n,
                cancellation,
                (from, to) -> {
                    for (int i = from * width; i < to * width; i++) {
                        out[i] = a * x[i] + b * y[i] + c * z[i];
                    }
                });
    }

    /** Gram and Schmidt, twice; a vector that is lost in the others begins anew. */
    private void orthonormalise() {
        double[] known = matrix.known();
        for (int j = 0; j < width; j++) {
            for (int again = 0; again < 2; again++) {
                double before = length(j);
                if (known != null) {
                    takeOut(known, 0, 1, j);
                }
                for (int i = 0; i < j; i++) {
                    takeOut(block, i, width, j);
                }
                double length = length(j);
                if (length <= LOST * before || !Double.isFinite(length)) {
                    for (int row = 0; row < n; row++) {
                        block[row * width + j] = random.at(-1 - j).at(row).uniform() - 1.0 / 2;
                    }
                    again = -1;
                    continue;
                }
                for (int row = 0; row < n; row++) {
                    block[row * width + j] /= length;
                }
            }
        }
    }

    private double length(int column) {
        double sum = 0;
        for (int at = column; at < n * width; at += width) {
            sum += block[at] * block[at];
        }
        return Math.sqrt(sum);
    }

    private void takeOut(double[] from, int first, int stride, int column) {
        double sum = 0;
        for (int row = 0; row < n; row++) {
            sum += from[row * stride + first] * block[row * width + column];
        }
        for (int row = 0; row < n; row++) {
            block[row * width + column] -= sum * from[row * stride + first];
        }
    }
}
