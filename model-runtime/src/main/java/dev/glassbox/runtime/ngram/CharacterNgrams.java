package dev.glassbox.runtime.ngram;

import java.util.HashMap;
import java.util.Map;

/**
 * An n-gram model with add-k smoothing: the probability of a character after the n - 1 before it is
 * (count of the n + k) / (count of the n - 1 + k V), where V is {@link #characters}. Immutable.
 */
public final class CharacterNgrams extends CharacterModel {
    private final double k;
    private final Map<String, Integer> whole = new HashMap<>();
    private final Map<String, Integer> contexts = new HashMap<>();

    private CharacterNgrams(String text, int order, double k) {
        super(text, order);
        this.k = k;
        int[] points = text.codePoints().toArray();
        for (int end = order; end <= points.length; end++) {
            whole.merge(new String(points, end - order, order), 1, Integer::sum);
            contexts.merge(new String(points, end - order, order - 1), 1, Integer::sum);
        }
    }

    /**
     * Counts a text.
     *
     * @param order n, at least 1
     * @param k added to every count, above 0
     */
    public static CharacterNgrams count(String text, int order, double k) {
        if (!(k > 0)) {
            throw new IllegalArgumentException("k " + k);
        }
        return new CharacterNgrams(text, order, k);
    }

    @Override
    double probability(int[] points, int at) {
        int from = at - order() + 1;
        double n = whole.getOrDefault(new String(points, from, order()), 0);
        double before = contexts.getOrDefault(new String(points, from, order() - 1), 0);
        return (n + k) / (before + k * characters());
    }
}
