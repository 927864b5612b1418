package dev.glassbox.runtime.projection;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How strongly t-SNE holds two points together: for each point a Gaussian over its neighbours, as
 * wide as the perplexity asks for, then made symmetric (van der Maaten and Hinton 2008, equations 1
 * and 2). Sparse, row by row.
 *
 * @param starts {@code [n + 1]}, where each point's part of the others begins
 * @param ids the points held, rising within a row
 * @param values above or equal to 0; all together 1
 */
@SuppressWarnings("ArrayRecordComponent") // large, and never compared
record Affinities(int[] starts, int[] ids, double[] values) {
    private static final double EXACT = 1e-5; // of the entropy, in nats
    private static final int MOST_HALVINGS = 100;

    static Affinities of(Neighbours neighbours, double perplexity) {
        int n = neighbours.size();
        int k = neighbours.k();
        double[] given = new double[n * k];
        double entropy = Math.log(Math.min(perplexity, k));
        IntStream.range(0, n).parallel().forEach(i -> row(neighbours, i, entropy, given));

        // Of each point, who names it: in rising order, for the points come in turn.
        int[] ids = neighbours.ids();
        int[] namedFrom = new int[n + 1];
        for (int id : ids) {
            namedFrom[id + 1]++;
        }
        for (int i = 0; i < n; i++) {
            namedFrom[i + 1] += namedFrom[i];
        }
        int[] next = Arrays.copyOf(namedFrom, n);
        int[] namedAt = new int[ids.length];
        for (int at = 0; at < ids.length; at++) {
            namedAt[next[ids[at]]++] = at;
        }

        int[] starts = new int[n + 1];
        int[] columns = new int[2 * ids.length];
        double[] values = new double[2 * ids.length];
        double[] sum = new double[n];
        int[] seenIn = new int[n];
        int[] row = new int[n];
        int filled = 0;
        for (int i = 0; i < n; i++) {
            int count = 0;
            for (int at = i * k; at < (i + 1) * k; at++) {
                count = add(ids[at], given[at], i, sum, seenIn, row, count);
            }
            for (int named = namedFrom[i]; named < namedFrom[i + 1]; named++) {
                int at = namedAt[named];
                count = add(at / k, given[at], i, sum, seenIn, row, count);
            }
            Arrays.sort(row, 0, count);
            for (int c = 0; c < count; c++) {
                columns[filled] = row[c];
                values[filled++] = sum[row[c]] / (2.0 * n); // each point gave 1, twice
            }
            starts[i + 1] = filled;
        }
        return new Affinities(
                starts, Arrays.copyOf(columns, filled), Arrays.copyOf(values, filled));
    }

    private static int add(
            int id, double value, int i, double[] sum, int[] seenIn, int[] row, int count) {
        if (seenIn[id] == i + 1) {
            sum[id] += value;
            return count;
        }
        seenIn[id] = i + 1;
        sum[id] = value;
        row[count] = id;
        return count + 1;
    }

    /** One point's Gaussian: its precision is bisected until the entropy is the one asked for. */
    private static void row(Neighbours neighbours, int i, double entropy, double[] given) {
        int k = neighbours.k();
        int from = i * k;
        double least = Double.POSITIVE_INFINITY;
        double mean = 0;
        double[] squares = new double[k];
        for (int j = 0; j < k; j++) {
            double distance = neighbours.distances()[from + j];
            squares[j] = distance * distance;
            least = Math.min(least, squares[j]);
            mean += squares[j] / k;
        }
        // Less the nearest and in units of the mean: no precision over- or underflows.
        double unit = mean > least ? mean - least : 1;
        double precision = 1;
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        for (int halving = 0; halving < MOST_HALVINGS; halving++) {
            double sum = 0;
            double weighted = 0;
            for (int j = 0; j < k; j++) {
                double square = (squares[j] - least) / unit;
                double weight = Math.exp(-precision * square);
                given[from + j] = weight;
                sum += weight;
                weighted += weight * square;
            }
            for (int j = 0; j < k; j++) {
                given[from + j] /= sum;
            }
            double off = Math.log(sum) + precision * weighted / sum - entropy;
            if (Math.abs(off) <= EXACT) {
                return;
            }
            if (off > 0) {
                low = precision;
                precision = Double.isInfinite(high) ? 2 * precision : (low + high) / 2;
            } else {
                high = precision;
                precision = (low + high) / 2;
            }
        }
    }
}
