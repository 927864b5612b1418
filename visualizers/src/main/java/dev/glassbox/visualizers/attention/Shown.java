package dev.glassbox.visualizers.attention;

import dev.glassbox.visualizers.api.Message;
import dev.glassbox.visualizers.scale.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is left of a pattern by the look: its weights as they are, NaN where one is left out.
 *
 * @param pattern with NaN also where a weight is left out
 * @param visible how many weights are left
 * @param free how many there are that the mask leaves
 * @param share of all attention that is left, from 0 to 1
 * @param note what is left out, in words, where something may be
 */
record Shown(HeadPattern pattern, int visible, int free, double share, Optional<Message> note) {
    /** More lines than this are a grey cloud: the strongest stay. */
    static final int MOST_LINES = 3000;

    /** Fainter lines cannot be seen. */
    static final double FAINTEST = 0.01;

    /**
     * @param split where the second part of the text begins, if it has one
     * @param broken how many weights are no numbers; said before anything else
     */
    static Shown of(HeadPattern whole, Look look, OptionalInt split, int broken) {
        boolean parted = split.isPresent();
        double[] weights = whole.weights().clone();
        int visible = 0;
        int free = 0;
        double left = 0;
        double all = 0;
        for (int query = 0; query < whole.queries(); query++) {
            for (int key = 0; key < whole.keys(); key++) {
                double weight = whole.weight(query, key);
                if (Double.isNaN(weight)) {
                    continue;
                }
                boolean kept =
                        weight >= look.threshold()
                                && !(look.hideFirst() && key == 0)
                                && (!parted || look.pairs().holds(query, key, split.getAsInt()));
                free++;
                all += weight;
                visible += kept ? 1 : 0;
                left += kept ? weight : 0;
                weights[query * whole.keys() + key] = kept ? weight : Double.NaN;
            }
        }
        HeadPattern pattern = new HeadPattern(whole.queries(), whole.keys(), weights);
        double share = all == 0 ? 0 : left / all;
        Optional<Message> note =
                broken > 0
                        ? Optional.of(Message.of("attention.not-numbers", "count", broken))
                        : note(look, parted, visible, free, share);
        return new Shown(pattern, visible, free, share, note);
    }

    private static Optional<Message> note(
            Look look, boolean parted, int visible, int free, double share) {
        if (!look.filters()) {
            return Optional.empty();
        }
        if (look.pairs() != Look.Pairs.ALL && !parted) {
            return Optional.of(Message.of("attention.filter.one-part"));
        }
        return Optional.of(
                Message.of(
                        "attention.filter.note",
                        "visible",
                        visible,
                        "free",
                        free,
                        "share",
                        Numbers.percent(share)));
    }

    /**
     * One line of the lines view.
     *
     * @param query its left end
     * @param key its right end
     */
    record Line(int query, int key, double weight) {}

    /** The lines worth drawing: not too faint to be seen, the strongest of too many. */
    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (int query = 0; query < pattern.queries(); query++) {
            for (int key = 0; key < pattern.keys(); key++) {
                double weight = pattern.weight(query, key);
                if (weight >= FAINTEST) { // false for NaN
                    lines.add(new Line(query, key, Math.min(1, weight)));
                }
            }
        }
        if (lines.size() > MOST_LINES) {
            lines.sort(Comparator.comparingDouble(Line::weight).reversed());
            return List.copyOf(lines.subList(0, MOST_LINES));
        }
        return lines;
    }
}
