package dev.glassbox.runtime.training.text;

import java.util.HashMap;
import java.util.Map;

/**
 * What tables of a text's own characters would lose on its last tenth, learnt from the part before
 * it: levels that a network's validation loss can be held against before it is trained. All are in
 * nats a character.
 *
 * <p>A table gives the next character by those before it, with the shorter table mixed in as Witten
 * and Bell, 1991, have it (method C, as in Jurafsky and Martin, Speech and Language Processing).
 *
 * @param guessing every character of the text alike: ln of their number
 * @param frequencies how often each character is
 * @param pairs by the character before
 * @param triples by the two before
 */
public record TextLevels(double guessing, double frequencies, double pairs, double triples) {
    private static final double TRAIN_SHARE = 0.9;

    /** More would take long and say nearly the same. */
    private static final int MOST_LEARNT = 500_000;

    private static final int MOST_READ = 50_000;
    private static final int BITS = 21; // of a code point

    /** The least that any of the tables loses. */
    public double best() {
        return Math.min(frequencies, Math.min(pairs, triples));
    }

    /**
     * Counts; of a long text the half million characters before its last tenth, and reads fifty
     * thousand.
     *
     * @param text of at least ten characters
     */
    public static TextLevels of(PlainText text) {
        int[] points = text.text().codePoints().toArray();
        int cut = (int) (TRAIN_SHARE * points.length);
        int from = Math.max(0, cut - MOST_LEARNT);
        int to = Math.min(points.length, cut + MOST_READ);
        int distinct = text.distinctCharacters();
        Table[] tables = {new Table(), new Table(), new Table()};
        for (int at = from; at < cut; at++) {
            for (int before = 0; before < tables.length && at - before >= from; before++) {
                tables[before].learn(context(points, at, before), points[at]);
            }
        }
        double[] lost = new double[tables.length];
        for (int at = cut; at < to; at++) {
            double p = 1.0 / distinct;
            for (int before = 0; before < tables.length; before++) {
                if (at - before >= from) {
                    p = tables[before].mixed(context(points, at, before), points[at], p);
                }
                lost[before] -= Math.log(p);
            }
        }
        int read = Math.max(1, to - cut);
        return new TextLevels(Math.log(distinct), lost[0] / read, lost[1] / read, lost[2] / read);
    }

    private static long context(int[] points, int at, int before) {
        long key = 0;
        for (int i = at - before; i < at; i++) {
            key = key << BITS | points[i];
        }
        return key;
    }

    /** What follows a context, and how often. */
    private static final class Table {
        private final Map<Long, Integer> follows = new HashMap<>();

        /** By context: how often it was there, how many different characters followed. */
        private final Map<Long, int[]> contexts = new HashMap<>();

        void learn(long context, int next) {
            int[] known = contexts.computeIfAbsent(context, key -> new int[2]);
            known[0]++;
            if (follows.merge(context << BITS | next, 1, Integer::sum) == 1) {
                known[1]++;
            }
        }

        /** The probability of a character, with that of the shorter table mixed in. */
        double mixed(long context, int next, double shorter) {
            int[] known = contexts.get(context);
            if (known == null) {
                return shorter;
            }
            int seen = follows.getOrDefault(context << BITS | next, 0);
            return (seen + known[1] * shorter) / (known[0] + known[1]);
        }
    }
}
