package dev.glassbox.runtime.projection;

import dev.glassbox.runtime.trace.Cancellation;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The directions in which vectors spread most, each at a right angle to those before (principal
 * component analysis: Pearson 1901, Hotelling 1933). The vectors are centred, not scaled.
 *
 * @param mean of the vectors, {@code [d]}
 * @param components unit vectors, {@code [c, d]}; the sign is chosen so that each one's largest
 *     part is positive
 * @param shares of the whole variance, {@code [c]}, falling, from 0 to 1; all 0 where the vectors
 *     are all equal
 */
@SuppressWarnings("ArrayRecordComponent") // read, never compared
public record PrincipalComponents(double[] mean, double[][] components, double[] shares) {
    /** Of wider vectors the directions are found in a random subspace (see {@link #of}). */
    static final int WIDEST_EXACT = 1_024;

    private static final int CHUNKS = 16; // however many cores: sums are added in one order

    /**
     * Of the rows of a matrix. Up to a width of {@value #WIDEST_EXACT} from their covariance in
     * doubles, by {@link SymmetricEigen}; of wider ones by a randomized range finder with power
     * iterations (Halko, Martinsson, Tropp 2011), seeded.
     *
     * @param rows {@code [n, d]}, finite
     * @param most how many components are wanted, from 1; never more than d
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static PrincipalComponents of(
            float[] rows, int width, int most, Cancellation cancellation) {
        int n = rows.length / width;
        int count = Math.min(most, width);
        double[] mean = mean(rows, width);
        if (n < 2) {
            return new PrincipalComponents(mean, axes(count, width), new double[count]);
        }
        if (width > WIDEST_EXACT) {
            return WideComponents.of(rows, width, mean, count, cancellation);
        }
        double[][] covariance = covariance(rows, width, mean, cancellation);
        double whole = 0;
        for (int d = 0; d < width; d++) {
            whole += covariance[d][d];
        }
        SymmetricEigen eigen = SymmetricEigen.of(covariance);
        double[][] components = new double[count][];
        double[] shares = new double[count];
        for (int c = 0; c < count; c++) {
            components[c] = turned(eigen.vectors()[c]);
            shares[c] = whole > 0 ? Math.max(0, eigen.values()[c]) / whole : 0;
        }
        return new PrincipalComponents(mean, components, shares);
    }

    /**
     * Where vectors lie along some of the components.
     *
     * @param rows {@code [n, d]}
     * @param which numbers of components, from 0
     * @return {@code [n, which.length]}
     */
    public float[] project(float[] rows, int... which) {
        int d = mean.length;
        int n = rows.length / d;
        float[] places = new float[n * which.length];
        IntStream.range(0, CHUNKS)
                .parallel()
                .forEach(
                        chunk -> {
                            for (int i = from(n, chunk); i < from(n, chunk + 1); i++) {
                                for (int c = 0; c < which.length; c++) {
                                    places[i * which.length + c] =
                                            (float) along(rows, i * d, components[which[c]]);
                                }
                            }
                        });
        return places;
    }

    private double along(float[] rows, int row, double[] component) {
        double sum = 0;
        for (int k = 0; k < mean.length; k++) {
            sum += (rows[row + k] - mean[k]) * component[k];
        }
        return sum;
    }

    static int from(int n, int chunk) {
        return (int) ((long) n * chunk / CHUNKS);
    }

    /** A direction with its sign chosen. */
    static double[] turned(double[] direction) {
        int largest = 0;
        for (int k = 1; k < direction.length; k++) {
            if (Math.abs(direction[k]) > Math.abs(direction[largest])) {
                largest = k;
            }
        }
        return direction[largest] >= 0
                ? direction
                : Arrays.stream(direction).map(part -> -part).toArray();
    }

    private static double[][] axes(int count, int width) {
        double[][] axes = new double[count][width];
        for (int c = 0; c < count; c++) {
            axes[c][c] = 1;
        }
        return axes;
    }

    private static double[] mean(float[] rows, int width) {
        int n = rows.length / width;
        double[][] sums = new double[CHUNKS][width];
        IntStream.range(0, CHUNKS)
                .parallel()
                .forEach(
                        chunk -> {
                            double[] sum = sums[chunk];
                            for (int i = from(n, chunk); i < from(n, chunk + 1); i++) {
                                for (int d = 0; d < width; d++) {
                                    sum[d] += rows[i * width + d];
                                }
                            }
                        });
        double[] mean = new double[width];
        for (double[] sum : sums) {
            for (int d = 0; d < width; d++) {
                mean[d] += sum[d] / Math.max(1, n);
            }
        }
        return mean;
    }

    /** Of n - 1 degrees of freedom, {@code [d, d]}. */
    private static double[][] covariance(
            float[] rows, int width, double[] mean, Cancellation cancellation) {
        int n = rows.length / width;
        // A wide matrix for each part would take more memory than the parts save time.
        int parts = width > 256 ? 4 : CHUNKS;
        double[][][] sums = new double[parts][][];
        IntStream.range(0, parts)
                .parallel()
                .forEach(
                        part -> {
                            double[][] sum = new double[width][width];
                            int end = (int) ((long) n * (part + 1) / parts);
                            for (int i = (int) ((long) n * part / parts); i < end; i += 4) {
                                if ((i & 0x3ff) < 4) {
                                    cancellation.check();
                                }
                                add(rows, width, mean, i, Math.min(end, i + 4), sum);
                            }
                            sums[part] = sum;
                        });
        double[][] covariance = sums[0];
        for (int part = 1; part < parts; part++) {
            for (int a = 0; a < width; a++) {
                for (int b = a; b < width; b++) {
                    covariance[a][b] += sums[part][a][b];
                }
            }
        }
        for (int a = 0; a < width; a++) {
            for (int b = a; b < width; b++) {
                covariance[a][b] /= n - 1;
                covariance[b][a] = covariance[a][b];
            }
        }
        return covariance;
    }

    /** Adds up to four rows at once to the upper triangle: fewer passes over the sums. */
    private static void add(
            float[] rows, int width, double[] mean, int from, int to, double[][] sum) {
        double[] w = new double[width];
        double[] x = new double[width];
        double[] y = new double[width];
        double[] z = new double[width];
        double[][] four = {w, x, y, z};
        for (int i = from; i < to; i++) {
            double[] centred = four[i - from];
            for (int d = 0; d < width; d++) {
                centred[d] = rows[i * width + d] - mean[d];
            }
        }
        for (int a = 0; a < width; a++) {
            double[] row = sum[a];
            double wa = w[a];
            double xa = x[a];
            double ya = y[a];
            double za = z[a];
            for (int b = a; b < width; b++) {
                row[b] += wa * w[b] + xa * x[b] + ya * y[b] + za * z[b];
            }
        }
    }
}
