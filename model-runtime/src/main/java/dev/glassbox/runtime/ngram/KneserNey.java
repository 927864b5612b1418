package dev.glassbox.runtime.ngram;

import java.util.ArrayList;
import java.util.List;

/**
 * An n-gram model with interpolated Kneser-Ney smoothing (Kneser and Ney 1995, in the form of Chen
 * and Goodman, TR-10-98, section 3): every count gives up a discount D, and what was given up goes
 * to the model of one character less, where a character counts as often as there are different
 * characters it came after. The last of these models shares with all {@link #characters} alike. D
 * of each length is n1 / (n1 + 2 n2), by the numbers of entries counted once and twice, held
 * between 0.1 and 0.9.
 *
 * <p>It wastes less on what it has not seen than add-k does, hence it is the baseline to hold a
 * network against where text is scarce. Immutable.
 */
public final class KneserNey extends CharacterModel {
    /** By length less one. */
    private final List<ContinuationCounts> counts = new ArrayList<>();

    private KneserNey(String text, int order) {
        super(text, order);
        int[] points = text.codePoints().toArray();
        for (int length = 1; length <= order; length++) {
            counts.add(
                    length == order
                            ? ContinuationCounts.ofText(points, length)
                            : ContinuationCounts.ofDifferent(points, length));
        }
    }

    /**
     * Counts a text.
     *
     * @param order n, at least 1
     */
    public static KneserNey count(String text, int order) {
        return new KneserNey(text, order);
    }

    @Override
    double probability(int[] points, int at) {
        double probability = 1.0 / characters();
        for (int length = 1; length <= order(); length++) {
            int from = at - length + 1;
            probability =
                    counts.get(length - 1)
                            .interpolate(
                                    new String(points, from, length - 1),
                                    new String(points, from, length),
                                    probability);
        }
        return probability;
    }
}
