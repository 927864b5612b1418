package dev.glassbox.runtime.sampling;

/**
 * Cuts what is less likely than a share of the likeliest (Nguyen et al. 2024, arXiv:2407.01082):
 * the surer the model, the fewer stay.
 */
record MinP(double value) implements LogitRule {
    @Override
    public String name() {
        return "min_p";
    }

    @Override
    public void apply(double[] scores, SamplingContext context) {
        double largest = Scores.largest(scores);
        for (int i = 0; i < scores.length; i++) {
            // p / p_largest, without the sum that both have
            if (scores[i] != Scores.CUT && Math.exp(scores[i] - largest) < value) {
                scores[i] = Scores.CUT;
            }
        }
    }
}
