package dev.glassbox.visualizers.modelmap;

/** Logits to probabilities in doubles, the largest taken off first so that nothing overflows. */
final class Softmax {
    private Softmax() {}

    /**
     * @param logits [n]; NaN anywhere makes every probability NaN
     */
    static double[] of(float[] logits) {
        double largest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            largest = Math.max(largest, logit);
        }
        double[] shares = new double[logits.length];
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            shares[i] = Math.exp(logits[i] - largest);
            sum += shares[i];
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= sum;
        }
        return shares;
    }
}
