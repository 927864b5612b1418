package dev.glassbox.visualizers.attention;

import dev.glassbox.runtime.tensor.Tensor;

/**
 * One head's attention pattern: how much each query looks at each key.
 *
 * @param size number of positions
 * @param weights row-major [query, key]; NaN where the mask leaves no weight to look at
 */
record HeadPattern(int size, double[] weights) {

    /**
     * Takes one head out of a layer's tensors.
     *
     * @param pattern [batch, head, query_pos, key_pos]
     * @param scores the same shape; -inf where masked
     */
    static HeadPattern of(Tensor pattern, Tensor scores, int head) {
        int size = pattern.size(2);
        double[] weights = new double[size * size];
        for (int query = 0; query < size; query++) {
            float[] row = pattern.row(0, head, query); // [key_pos]
            float[] scoreRow = scores.row(0, head, query); // [key_pos]
            for (int key = 0; key < size; key++) {
                boolean masked = scoreRow[key] == Float.NEGATIVE_INFINITY;
                weights[query * size + key] = masked ? Double.NaN : row[key];
            }
        }
        return new HeadPattern(size, weights);
    }

    /** The weight, NaN if masked. */
    double weight(int query, int key) {
        return weights[query * size + key];
    }

    boolean masked(int query, int key) {
        return Double.isNaN(weight(query, key));
    }

    /** Whether some position looks at a later one: then the whole text is read at once. */
    boolean looksAhead() {
        for (int query = 0; query < size; query++) {
            for (int key = query + 1; key < size; key++) {
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
        for (int key = 1; key < size; key++) {
            if (masked(query, best) || weight(query, key) > weight(query, best)) {
                best = key;
            }
        }
        return best;
    }

    /** A copy of one query's weights, [key]. */
    double[] row(int query) {
        return java.util.Arrays.copyOfRange(weights, query * size, (query + 1) * size);
    }
}
