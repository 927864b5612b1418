package dev.glassbox.runtime.projection;

import dev.glassbox.runtime.tensor.CounterRandom;
import dev.glassbox.runtime.trace.Cancellation;
import java.util.Arrays;
import java.util.Optional;

/**
 * The smallest eigenvectors of a connected graph's normalised Laplacian {@code 1 - S}, {@code S =
 * D^-1/2 W D^-1/2}, without the trivial one: those of S's largest eigenvalues. A block of vectors
 * is filtered by Chebyshev polynomials of S, which make what is wanted large and keep all below
 * small, and turned to the best directions in it (Zhou, Saad, Tiago, Chelikowsky 2006). A block
 * finds equal eigenvalues too. The same on any number of cores.
 */
final class LaplacianVectors {
    private static final int GUARD = 6; // vectors beyond those wanted: they speed these up
    private static final int SMALL = 32; // rows, up to which the whole matrix is taken apart
    private static final double TOLERANCE = 1e-5; // of |S x - value x|, values being at most 1
    private static final double ROUGH = 1e-2; // what is good enough to start from
    private static final int MOST_PRODUCTS = 1500;
    private static final double GROWTH = 1e8; // of the largest by one filter: half the digits
    private static final int LEAST_DEGREE = 8;
    private static final int MOST_DEGREE = 100;
    private static final double KNOWN = 3; // takes the value 1 to -2
    private static final double LOST = 1e-10; // of a vector's length, once others are taken out

    private final FuzzyGraph graph;
    private final double[] roots; // 1 / sqrt(degree), [n]
    private final double[] known; // the eigenvector to 1, of length 1: not wanted
    private final int n;
    private final int width;
    private final CounterRandom random;
    private final Cancellation cancellation;
    private double[] block; // [n, width], a vector a column
    private double[] product;
    private double[] spare;

    private LaplacianVectors(
            FuzzyGraph graph, int width, CounterRandom random, Cancellation cancellation) {
        this.graph = graph;
        this.n = graph.size();
        this.width = width;
        this.random = random;
        this.cancellation = cancellation;
        this.block = new double[n * width];
        this.product = new double[n * width];
        this.spare = new double[n * width];
        this.roots = new double[n];
        this.known = new double[n];
        double all = 0;
        for (int point = 0; point < n; point++) {
            double degree = 0;
            for (int e = graph.starts[point]; e < graph.starts[point + 1]; e++) {
                degree += graph.weights[e];
            }
            roots[point] = 1 / Math.sqrt(degree);
            known[point] = Math.sqrt(degree);
            all += degree;
        }
        for (int point = 0; point < n; point++) {
            known[point] /= Math.sqrt(all);
        }
    }

    /**
     * The vectors {@code [n, count]}, a vector a column, each of length 1, the smallest
     * eigenvalue's first; nothing if they did not come near enough.
     *
     * @param graph connected, of at least two points
     * @param count below n
     */
    static Optional<double[]> of(
            FuzzyGraph graph, int count, CounterRandom random, Cancellation cancellation) {
        return graph.size() <= SMALL
                ? Optional.of(
                        new LaplacianVectors(graph, graph.size(), random, cancellation).all(count))
                : new LaplacianVectors(graph, count + GUARD, random, cancellation).find(count);
    }

    /** From all eigenvectors of a small matrix. */
    private double[] all(int count) {
        for (int i = 0; i < n; i++) {
            block[i * n + i] = 1;
        }
        times(block, product);
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) { // the known vector's value moved below all others
                matrix[i][j] = product[i * n + j] - KNOWN * known[i] * known[j];
            }
        }
        double[][] vectors = SymmetricEigen.of(matrix).vectors();
        double[] columns = new double[n * count];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = vectors[i % count][i / count];
        }
        return columns;
    }

    private double[] first(int count) {
        double[] columns = new double[n * count];
        for (int i = 0; i < n * count; i++) {
            columns[i] = block[i / count * width + i % count];
        }
        return columns;
    }

    /** The products of {@code D^-1/2 W D^-1/2} with vectors. */
    private void times(double[] vectors, double[] out) {
        Parts.each(
                n,
                cancellation,
                (from, to) -> {
                    double[] sums = new double[width];
                    for (int point = from; point < to; point++) {
                        Arrays.fill(sums, 0);
                        for (int e = graph.starts[point]; e < graph.starts[point + 1]; e++) {
                            int end = graph.ends[e];
                            double weight = graph.weights[e] * roots[end];
                            for (int j = 0; j < width; j++) {
                                sums[j] += weight * vectors[end * width + j];
                            }
                        }
                        for (int j = 0; j < width; j++) {
                            out[point * width + j] = roots[point] * sums[j];
                        }
                    }
                });
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
                return miss <= ROUGH ? Optional.of(first(count)) : Optional.empty();
            }
            products += filter(values);
            orthonormalise();
        }
    }

    /** Turns the block to the eigenvectors of the matrix within it; their values. */
    private double[] turn() {
        times(block, product);
        double[][] inside = new double[width][width];
        for (int at = 0; at < n * width; at += width) {
            for (int i = 0; i < width; i++) {
                for (int j = i; j < width; j++) {
                    inside[i][j] += block[at + i] * product[at + j];
                }
            }
        }
        for (int i = 0; i < width; i++) {
            for (int j = 0; j < i; j++) {
                inside[i][j] = inside[j][i];
            }
        }
        SymmetricEigen eigen = SymmetricEigen.of(inside);
        block = turned(block, eigen.vectors());
        product = turned(product, eigen.vectors());
        return eigen.values();
    }

    private double[] turned(double[] rows, double[][] by) {
        double[] out = spare;
        Parts.each(
                n,
                cancellation,
                (from, to) -> {
                    for (int at = from * width; at < to * width; at += width) {
                        for (int j = 0; j < width; j++) {
                            double sum = 0;
                            for (int i = 0; i < width; i++) {
                                sum += rows[at + i] * by[j][i];
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
        double low = -1; // no eigenvalue is below
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
            times(now, product);
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
        for (int j = 0; j < width; j++) {
            for (int again = 0; again < 2; again++) {
                double before = length(j);
                takeOut(known, 0, 1, j);
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
