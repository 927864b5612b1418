package dev.glassbox.runtime.projection;

import dev.glassbox.runtime.trace.Cancellation;
import java.util.stream.IntStream;

/**
 * How far a drawing can be trusted: 1 where all points that are drawn near each other are near each
 * other in truth, less for each that is not, by how far away it is (Venna and Kaski, "Neighborhood
 * preservation in nonlinear projection methods", 2001).
 */
public final class Trustworthiness {
    /** Of more points some are asked about, evenly spread over the rows. */
    public static final int MOST_ASKED = 2_000;

    private Trustworthiness() {}

    /** How many points are asked about of n. */
    public static int asked(int n) {
        return Math.min(n, MOST_ASKED);
    }

    /**
     * Of one drawing.
     *
     * @param rows the points, {@code [n, width]}
     * @param positions where they are drawn, {@code [n, dims]}
     * @param k how many neighbours are looked at, from 1; less than n / 2, else it is lowered
     * @return from 0 to 1; 1 where there are fewer than 4 points, of which nothing can be said.
     *     Over all points as scikit-learn has it up to {@value #MOST_ASKED} points; estimated from
     *     that many beyond
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static double of(
            float[] rows,
            int width,
            float[] positions,
            int dims,
            int k,
            Cancellation cancellation) {
        int n = rows.length / width;
        int near = Math.min(k, (n - 1) / 2);
        if (near < 1) {
            return 1;
        }
        int asked = asked(n);
        double[] penalties = new double[asked];
        IntStream.range(0, asked)
                .parallel()
                .forEach(
                        a -> {
                            cancellation.check();
                            int i = (int) ((long) a * n / asked);
                            penalties[a] = penalty(rows, width, positions, dims, near, i);
                        });
        double sum = 0;
        for (double one : penalties) {
            sum += one;
        }
        return 1 - sum * 2 / ((double) asked * near * (2.0 * n - 3 * near - 1));
    }

    /** How far beyond the k nearest the points are that are drawn as its k nearest, summed. */
    private static double penalty(
            float[] rows, int width, float[] positions, int dims, int k, int i) {
        int n = rows.length / width;
        int[] drawn = nearestDrawn(positions, dims, n, k, i);
        double[] squares = new double[n];
        for (int j = 0; j < n; j++) {
            squares[j] = square(rows, width, i, j);
        }
        double sum = 0;
        for (int j : drawn) {
            int rank = 1; // of j among the neighbours of i in truth
            for (int other = 0; other < n; other++) {
                if (other != i
                        && other != j
                        && (squares[other] < squares[j]
                                || (squares[other] == squares[j] && other < j))) {
                    rank++;
                }
            }
            sum += Math.max(0, rank - k);
        }
        return sum;
    }

    private static int[] nearestDrawn(float[] positions, int dims, int n, int k, int i) {
        int[] ids = new int[k];
        double[] squares = new double[k];
        int size = 0;
        for (int j = 0; j < n; j++) {
            if (j == i) {
                continue;
            }
            double square = square(positions, dims, i, j);
            if (size == k && square >= squares[k - 1]) {
                continue;
            }
            int at = size < k ? size++ : k - 1;
            while (at > 0 && squares[at - 1] > square) {
                squares[at] = squares[at - 1];
                ids[at] = ids[at - 1];
                at--;
            }
            squares[at] = square;
            ids[at] = j;
        }
        return ids;
    }

    private static double square(float[] values, int width, int i, int j) {
        double sum = 0;
        for (int d = 0; d < width; d++) {
            double difference = (double) values[i * width + d] - values[j * width + d];
            sum += difference * difference;
        }
        return sum;
    }
}
