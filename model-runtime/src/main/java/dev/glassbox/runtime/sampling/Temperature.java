package dev.glassbox.runtime.sampling;

/** Divides every score: above 1 the distribution becomes flatter, below 1 sharper. */
record Temperature(double value) implements LogitRule {
    @Override
    public String name() {
        return "temperature";
    }

    @Override
    public void apply(double[] scores, SamplingContext context) {
        double largest = Scores.largest(scores);
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] != Scores.CUT) {
                // Only differences count; the largest is 0, so nothing overflows upwards.
                scores[i] = (scores[i] - largest) / value;
            }
        }
    }
}
