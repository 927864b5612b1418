package dev.glassbox.visualizers.patching;

import dev.glassbox.runtime.analysis.DistributionShift;

/**
 * How much of the clean answer is back: the difference of two logits, right less wrong, as a share
 * of the way from the corrupted run (0) to the clean one (1).
 *
 * @param right the clean run's likeliest token
 * @param wrong the corrupted run's
 * @param clean logit of right less that of wrong in the clean run
 * @param corrupted the same in the corrupted run
 */
record Restoration(int right, int wrong, double clean, double corrupted) {
    /** Below this the runs answer alike, and a share of their difference says nothing. */
    private static final double LEAST = 1e-3;

    static Restoration of(float[] clean, float[] corrupted) {
        DistributionShift shift = new DistributionShift(clean, corrupted);
        int right = shift.bestBefore();
        int wrong = shift.bestAfter();
        return new Restoration(
                right, wrong, difference(clean, right, wrong), difference(corrupted, right, wrong));
    }

    private static double difference(float[] logits, int right, int wrong) {
        return (double) logits[right] - logits[wrong];
    }

    /** Whether the two runs are followed by different tokens. */
    boolean differs() {
        return right != wrong && Math.abs(clean - corrupted) >= LEAST;
    }

    double difference(float[] logits) {
        return difference(logits, right, wrong);
    }

    /** 0 for nothing, 1 for all of it. */
    double share(float[] patched) {
        return (difference(patched) - corrupted) / (clean - corrupted);
    }
}
