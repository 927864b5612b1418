package dev.glassbox.visualizers.attention;

/**
 * One query's row of attention, computed again from its q and all keys' k in plain Java doubles:
 * dot product, scale by 1/sqrt(d_head), mask, softmax.
 *
 * @param dots q times k, [key_pos]
 * @param scores dots / sqrt(d_head), -inf where masked, [key_pos]
 * @param weights softmax of the scores, [key_pos]
 */
record SecondOpinion(double[] dots, double[] scores, double[] weights) {

    /**
     * @param q [d_head]
     * @param keys [key_pos][d_head]
     * @param masked which keys this query may not see; at least one is free
     */
    static SecondOpinion of(float[] q, float[][] keys, boolean[] masked) {
        int count = keys.length;
        double[] dots = new double[count];
        double[] scores = new double[count];
        double largest = Double.NEGATIVE_INFINITY;
        for (int key = 0; key < count; key++) {
            dots[key] = dot(q, keys[key]);
            scores[key] = masked[key] ? Double.NEGATIVE_INFINITY : dots[key] / Math.sqrt(q.length);
            largest = Math.max(largest, scores[key]);
        }
        double[] weights = new double[count];
        double sum = 0;
        for (int key = 0; key < count; key++) {
            weights[key] = Math.exp(scores[key] - largest);
            sum += weights[key];
        }
        for (int key = 0; key < count; key++) {
            weights[key] /= sum;
        }
        return new SecondOpinion(dots, scores, weights);
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
