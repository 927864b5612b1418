package dev.glassbox.runtime.ngram;

import java.util.HashMap;
import java.util.Map;

/**
 * An n-gram model of characters with add-k smoothing: the probability of a character after the n -
 * 1 before it is (count of the n + k) / (count of the n - 1 + k V). V is the number of different
 * characters in the text counted, plus one that stands for all others. Immutable.
 */
public final class CharacterNgrams {
    private final int order;
    private final double k;
    private final Map<String, Integer> whole = new HashMap<>();
    private final Map<String, Integer> contexts = new HashMap<>();
    private final int characters;

    private CharacterNgrams(String text, int order, double k) {
        this.order = order;
        this.k = k;
        int[] points = text.codePoints().toArray();
        for (int end = order; end <= points.length; end++) {
            whole.merge(new String(points, end - order, order), 1, Integer::sum);
            contexts.merge(new String(points, end - order, order - 1), 1, Integer::sum);
        }
        characters = (int) text.codePoints().distinct().count() + 1;
    }

    /**
     * Counts a text.
     *
     * @param order n, at least 1
     * @param k added to every count, above 0
     */
    public static CharacterNgrams count(String text, int order, double k) {
        if (order < 1 || !(k > 0)) {
            throw new IllegalArgumentException("order " + order + ", k " + k);
        }
        return new CharacterNgrams(text, order, k);
    }

    /**
     * The mean loss over a whole text, in nats per character. The first n - 1 characters are only
     * read, not foretold.
     *
     * @throws IllegalArgumentException if the text has fewer than n characters
     */
    public double loss(String text) {
        int[] points = text.codePoints().toArray();
        if (points.length < order) {
            throw new IllegalArgumentException(points.length + " characters for order " + order);
        }
        double sum = 0;
        for (int end = order; end <= points.length; end++) {
            double n = whole.getOrDefault(new String(points, end - order, order), 0);
            double before = contexts.getOrDefault(new String(points, end - order, order - 1), 0);
            sum -= Math.log((n + k) / (before + k * characters));
        }
        return sum / (points.length - order + 1);
    }
}
