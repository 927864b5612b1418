package dev.glassbox.runtime.ngram;

/** Foretells a character from those before it, by counts of a text. */
public abstract sealed class CharacterModel permits CharacterNgrams, KneserNey {
    private final int order;
    private final int characters;

    CharacterModel(String text, int order) {
        if (order < 1) {
            throw new IllegalArgumentException("order " + order);
        }
        this.order = order;
        this.characters = (int) text.codePoints().distinct().count() + 1;
    }

    /** How many characters are counted together: one more than are looked at to foretell one. */
    public final int order() {
        return order;
    }

    /** Different characters of the text counted, and one that stands for all others. */
    public final int characters() {
        return characters;
    }

    /**
     * The probability of a character; over all characters they add up to 1.
     *
     * @param points a text as code points
     * @param at index of the character foretold, at least {@code order - 1}
     */
    abstract double probability(int[] points, int at);

    /**
     * The mean loss over a whole text, in nats per character. The first {@code order - 1}
     * characters are only read, not foretold.
     *
     * @throws IllegalArgumentException if the text is shorter than the order
     */
    public final double loss(String text) {
        int[] points = text.codePoints().toArray();
        if (points.length < order) {
            throw new IllegalArgumentException(points.length + " characters for order " + order);
        }
        double sum = 0;
        for (int at = order - 1; at < points.length; at++) {
            sum -= Math.log(probability(points, at));
        }
        return sum / (points.length - order + 1);
    }
}
