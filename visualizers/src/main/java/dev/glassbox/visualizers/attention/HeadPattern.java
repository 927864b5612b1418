package dev.glassbox.visualizers.attention;

import dev.glassbox.runtime.tensor.Tensor;
import java.util.List;

/**
 * One attention pattern: how much each query looks at each key. Queries and keys are the same
 * positions where a text looks at itself; where it looks at another text there may be more of the
 * one than of the other.
 *
 * @param queries number of rows
 * @param keys number of columns
 * @param weights row-major [query, key]; NaN where the mask leaves no weight to look at
 */
record HeadPattern(int queries, int keys, double[] weights) {

    HeadPattern {
        if (weights.length != queries * keys) {
            throw new IllegalArgumentException(
                    weights.length + " weights for " + queries + " x " + keys);
        }
    }

    /** Of a text that looks at itself. */
    HeadPattern(int size, double[] weights) {
        this(size, size, weights);
    }

    /**
     * Takes one head out of a layer's tensors.
     *
     * @param pattern [batch, head, query_pos, key_pos]
     * @param scores the same shape; -inf where masked
     */
    static HeadPattern of(Tensor pattern, Tensor scores, int head) {
        int queries = pattern.size(2);
        int keys = pattern.size(3);
        double[] weights = new double[queries * keys];
        for (int query = 0; query < queries; query++) {
            float[] row = pattern.row(0, head, query); // [key_pos]
            float[] scoreRow = scores.row(0, head, query); // [key_pos]
            for (int key = 0; key < keys; key++) {
                boolean masked = scoreRow[key] == Float.NEGATIVE_INFINITY;
                weights[query * keys + key] = masked ? Double.NaN : row[key];
            }
        }
        return new HeadPattern(queries, keys, weights);
    }

    /**
     * Several heads in one: their mean or, cell by cell, the largest. Heads of a layer share its
     * mask.
     *
     * @param heads of one shape, at least one
     */
    static HeadPattern together(List<HeadPattern> heads, Look.Show show) {
        HeadPattern first = heads.get(0);
        double[] weights = new double[first.weights.length];
        for (int cell = 0; cell < weights.length; cell++) {
            double sum = 0;
            double largest = Double.NEGATIVE_INFINITY;
            for (HeadPattern head : heads) {
                sum += head.weights[cell];
                largest = Math.max(largest, head.weights[cell]);
            }
            weights[cell] = show == Look.Show.MEAN ? sum / heads.size() : largest;
        }
        return new HeadPattern(first.queries, first.keys, weights);
    }

    /** The weight, NaN if masked. */
    double weight(int query, int key) {
        return weights[query * keys + key];
    }

    boolean masked(int query, int key) {
        return Double.isNaN(weight(query, key));
    }

    /** Whether a text looks at itself and some position at a later one: it is read at once. */
    boolean looksAhead() {
        if (queries != keys) {
            return false;
        }
        for (int query = 0; query < queries; query++) {
            for (int key = query + 1; key < keys; key++) {
                if (!masked(query, key)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The key with the largest weight of a query's row, not masked; of equals the first. */
    int strongest(int query) {
        int best = 0;
        for (int key = 1; key < keys; key++) {
            if (masked(query, best) || weight(query, key) > weight(query, best)) {
                best = key;
            }
        }
        return best;
    }

    /** The query that looks at a key most, not masked; of equals the first. */
    int keenest(int key) {
        int best = 0;
        for (int query = 1; query < queries; query++) {
            if (masked(best, key) || weight(query, key) > weight(best, key)) {
                best = query;
            }
        }
        return best;
    }

    /** A copy of one query's weights, [key]. */
    double[] row(int query) {
        return java.util.Arrays.copyOfRange(weights, query * keys, (query + 1) * keys);
    }
}
