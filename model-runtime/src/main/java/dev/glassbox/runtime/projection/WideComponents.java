package dev.glassbox.runtime.projection;

import dev.glassbox.runtime.tensor.CounterRandom;
import dev.glassbox.runtime.trace.Cancellation;
import java.util.stream.IntStream;

/**
 * Principal components of very wide vectors, without their covariance: a subspace that random
 * directions are drawn into by multiplying with it a few times holds the first components to many
 * digits (Halko, Martinsson and Tropp, "Finding structure with randomness", 2011, algorithm 4.4).
 */
final class WideComponents {
    private static final int MORE = 16; // directions beyond those wanted
    private static final int ROUNDS = 12;
    private static final long SEED = 1;

    private WideComponents() {}

    static PrincipalComponents of(
            float[] rows, int width, double[] mean, int count, Cancellation cancellation) {
        int n = rows.length / width;
        int size = Math.min(count + MORE, width);
        double[][] basis = new double[size][width];
        CounterRandom random = CounterRandom.of(SEED);
        for (int a = 0; a < size; a++) {
            for (int k = 0; k < width; k++) {
                basis[a][k] = random.at(a).at(k).gaussian();
            }
        }
        straighten(basis);
        double[][] images = basis;
        for (int round = 0; round < ROUNDS; round++) {
            cancellation.check();
            images = times(rows, width, mean, basis, cancellation);
            if (round + 1 < ROUNDS) {
                basis = images;
                straighten(basis);
            }
        }
        double[][] small = new double[size][size]; // the covariance as the subspace sees it
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < size; b++) {
                small[a][b] = (dot(basis[a], images[b]) + dot(basis[b], images[a])) / 2;
            }
        }
        SymmetricEigen eigen = SymmetricEigen.of(small);
        double whole = variance(rows, width, mean);
        double[][] components = new double[count][width];
        double[] shares = new double[count];
        for (int c = 0; c < count; c++) {
            for (int a = 0; a < size; a++) {
                for (int k = 0; k < width; k++) {
                    components[c][k] += eigen.vectors()[c][a] * basis[a][k];
                }
            }
            components[c] = PrincipalComponents.turned(components[c]);
            shares[c] = whole > 0 ? Math.max(0, eigen.values()[c]) / (n - 1) / whole : 0;
        }
        return new PrincipalComponents(mean, components, shares);
    }

    /** X^T X v of each direction v, X centred. */
    private static double[][] times(
            float[] rows,
            int width,
            double[] mean,
            double[][] directions,
            Cancellation cancellation) {
        int n = rows.length / width;
        double[][] images = new double[directions.length][];
        IntStream.range(0, directions.length)
                .parallel()
                .forEach(
                        a -> {
                            cancellation.check();
                            double[] image = new double[width];
                            double[] direction = directions[a];
                            double offset = dot(mean, direction);
                            double sum = 0;
                            for (int i = 0; i < n; i++) {
                                double along = -offset;
                                for (int k = 0; k < width; k++) {
                                    along += rows[i * width + k] * direction[k];
                                }
                                sum += along;
                                for (int k = 0; k < width; k++) {
                                    image[k] += along * rows[i * width + k];
                                }
                            }
                            for (int k = 0; k < width; k++) {
                                image[k] -= sum * mean[k];
                            }
                            images[a] = image;
                        });
        return images;
    }

    private static double variance(float[] rows, int width, double[] mean) {
        int n = rows.length / width;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < width; k++) {
                double centred = rows[i * width + k] - mean[k];
                sum += centred * centred;
            }
        }
        return sum / (n - 1);
    }

    /** Gram and Schmidt, twice over for the sake of rounding; what vanishes becomes zero. */
    private static void straighten(double[][] basis) {
        for (int a = 0; a < basis.length; a++) {
            double before = Math.sqrt(dot(basis[a], basis[a]));
            for (int twice = 0; twice < 2; twice++) {
                for (int b = 0; b < a; b++) {
                    double along = dot(basis[a], basis[b]);
                    for (int k = 0; k < basis[a].length; k++) {
                        basis[a][k] -= along * basis[b][k];
                    }
                }
            }
            double length = Math.sqrt(dot(basis[a], basis[a]));
            double scale = length > before * 1e-12 ? 1 / length : 0;
            for (int k = 0; k < basis[a].length; k++) {
                basis[a][k] *= scale;
            }
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }
}
