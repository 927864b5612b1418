package dev.glassbox.runtime.analysis;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How far one next-token distribution is from another over the same vocabulary; softmax, sums and
 * logarithms in doubles. Logits that are no numbers make every figure NaN.
 */
public final class DistributionShift {
    private final Distribution before;
    private final Distribution after;
    private final int size;

    /**
     * @param before logits, {@code [d_vocab]}
     * @param after logits, {@code [d_vocab]}
     */
    public DistributionShift(float[] before, float[] after) {
        if (before.length != after.length || before.length == 0) {
            throw new IllegalArgumentException(
                    before.length + " and " + after.length + " logits cannot be compared");
        }
        this.before = new Distribution(before.clone());
        this.after = new Distribution(after.clone());
        size = before.length;
    }

    /** The probability of a token in the first. */
    public double before(int id) {
        return before.p(id);
    }

    /** The probability of a token in the second. */
    public double after(int id) {
        return after.p(id);
    }

    /** The likeliest token of the first; of equal ones the smaller id. */
    public int bestBefore() {
        return before.best();
    }

    /** The likeliest token of the second. */
    public int bestAfter() {
        return after.best();
    }

    /**
     * KL(first || second) in nats: what is lost by expecting the second where the first is so. 0
     * where both are the same; above 0 else.
     */
    public double divergence() {
        return before.divergenceTo(after);
    }

    /** KL(second || first) in nats. */
    public double divergenceBack() {
        return after.divergenceTo(before);
    }

    /**
     * Half the sum of all differences: the share of probability that has moved, from 0 (nothing) to
     * 1 (all).
     */
    public double totalVariation() {
        double sum = 0;
        for (int id = 0; id < size; id++) {
            sum += Math.abs(before(id) - after(id));
        }
        return sum / 2;
    }

    /**
     * The tokens that matter in either: those of the largest probability in one of both, ordered by
     * the first so that they stand still while the second changes.
     */
    public List<Integer> foremost(int count) {
        Comparator<Integer> larger =
                Comparator.<Integer>comparingDouble(id -> -Math.max(before(id), after(id)))
                        .thenComparingInt(id -> id);
        Comparator<Integer> first =
                Comparator.<Integer>comparingDouble(id -> -before(id))
                        .thenComparingDouble(id -> -after(id))
                        .thenComparingInt(id -> id);
        return IntStream.range(0, size).boxed().sorted(larger).limit(count).sorted(first).toList();
    }
}
