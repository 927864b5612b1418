package dev.glassbox.runtime.sampling;

/**
 * Keeps the k likeliest (Fan et al. 2018, arXiv:1805.04833); those as likely as the k-th stay too,
 * as in transformers.
 */
record TopK(int k) implements LogitRule {
    @Override
    public String name() {
        return "top_k";
    }

    @Override
    public double value() {
        return k;
    }

    @Override
    public void apply(double[] scores, SamplingContext context) {
        double[] sorted = Scores.sorted(scores);
        if (sorted.length <= k) {
            return;
        }
        double least = sorted[sorted.length - k];
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] < least) {
                scores[i] = Scores.CUT;
            }
        }
    }
}
