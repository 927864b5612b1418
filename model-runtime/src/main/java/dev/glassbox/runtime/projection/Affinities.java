package dev.glassbox.runtime.projection;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How much t-SNE wants points beside each other: joint probabilities from neighbours' distances,
 * symmetric, summing to 1 (van der Maaten and Hinton 2008; over neighbours alone, 2014).
 */
final class Affinities {
    private static final int ROUNDS = 100;
    private static final double CLOSE = 1e-5; // of the entropy, in nats

    final int[] starts; // [n + 1]
    final int[] ends; // [entries]: the other point
    final float[] values; // [entries]

    private Affinities(int[] starts, int[] ends, float[] values) {
        this.starts = starts;
        this.ends = ends;
        this.values = values;
    }

    /**
     * @param near of each of n points, of whose distances the squares count
     */
    static Affinities of(int n, Neighbours near, double perplexity) {
        int k = near.k();
        double[] conditional = new double[n * k];
        IntStream.range(0, n)
                .parallel()
                .forEach(i -> row(near, i, Math.min(perplexity, k), conditional));
        return symmetric(n, near, conditional);
    }

    /** p(j|i) with the precision that gives the wanted entropy, found by halving. */
    private static void row(Neighbours near, int i, double perplexity, double[] out) {
        int k = near.k();
        double wanted = Math.log(perplexity);
        double[] squares = new double[k];
        double least = Double.POSITIVE_INFINITY;
        for (int j = 0; j < k; j++) {
            double distance = near.distances()[i * k + j];
            squares[j] = distance * distance;
            least = Math.min(least, squares[j]);
        }
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double precision = 1;
        for (int round = 0; round < ROUNDS; round++) {
            double sum = 0;
            double weighted = 0;
            for (int j = 0; j < k; j++) {
                double away = squares[j] - least; // keeps the largest term at 1
                double p = Math.exp(-away * precision);
                out[i * k + j] = p;
                sum += p;
                weighted += away * p;
            }
            double entropy = Math.log(sum) + precision * weighted / sum;
            for (int j = 0; j < k; j++) {
                out[i * k + j] /= sum;
            }
            if (Math.abs(entropy - wanted) <= CLOSE) {
                break;
            }
            if (entropy > wanted) {
                low = precision;
                precision = Double.isInfinite(high) ? precision * 2 : (precision + high) / 2;
            } else {
                high = precision;
                precision = (precision + low) / 2;
            }
            if (precision > 1e30 || precision < 1e-30) {
                break; // all neighbours are equally far: every precision says the same
            }
        }
    }

    private static Affinities symmetric(int n, Neighbours near, double[] conditional) {
        int k = near.k();
        int[] counts = new int[n + 1];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < k; j++) {
                counts[i + 1]++;
                counts[near.ids()[i * k + j] + 1]++;
            }
        }
        for (int i = 0; i < n; i++) {
            counts[i + 1] += counts[i];
        }
        int[] next = Arrays.copyOf(counts, n);
        int[] ends = new int[2 * n * k];
        double[] values = new double[2 * n * k];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < k; j++) {
                int other = near.ids()[i * k + j];
                double half = conditional[i * k + j] / (2.0 * n);
                ends[next[i]] = other;
                values[next[i]++] = half;
                ends[next[other]] = i;
                values[next[other]++] = half;
            }
        }
        return joined(n, counts, ends, values);
    }

    /** Pairs that stand there twice are added up. */
    private static Affinities joined(int n, int[] counts, int[] ends, double[] values) {
        int[] starts = new int[n + 1];
        int[] kept = new int[ends.length];
        float[] sums = new float[ends.length];
        int size = 0;
        for (int i = 0; i < n; i++) {
            long[] row = new long[counts[i + 1] - counts[i]];
            for (int e = counts[i]; e < counts[i + 1]; e++) {
                row[e - counts[i]] = (long) ends[e] << 32 | e;
            }
            Arrays.sort(row);
            int last = -1;
            double sum = 0;
            for (long one : row) {
                int end = (int) (one >>> 32);
                if (end != last) {
                    if (last >= 0) {
                        sums[size++] = (float) sum;
                    }
                    kept[size] = end;
                    sum = 0;
                    last = end;
                }
                sum += values[(int) one];
            }
            if (last >= 0) {
                sums[size++] = (float) sum;
            }
            starts[i + 1] = size;
        }
        return new Affinities(starts, Arrays.copyOf(kept, size), Arrays.copyOf(sums, size));
    }
}
