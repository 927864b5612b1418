package dev.glassbox.visualizers.attention;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * How a pattern is drawn, and what of it. No filter changes a weight: what is left is not scaled up
 * to sum to 1.
 *
 * @param view a map of cells, or two columns of tokens with lines between them
 * @param show one head, or all heads of the layer in one
 * @param threshold weights below it are left out, from 0 to 1
 * @param hideFirst whether the first token's column is left out, where attention rests that is not
 *     needed elsewhere
 * @param pairs which parts of a text of two are looked at
 * @param split position at which the second part begins, from 1; null: as the text says
 */
public record Look(
        View view,
        Show show,
        double threshold,
        boolean hideFirst,
        Pairs pairs,
        @Nullable Integer split) {

    /** The map of one head, everything in sight. */
    public static final Look PLAIN = new Look(View.MAP, Show.HEAD, 0, false, Pairs.ALL, null);

    /** What is chosen by a button: the keys of its name and of a sentence about it. */
    interface Named {
        String named();

        String help();
    }

    /** Two ways to draw the same weights. */
    public enum View implements Named {
        @JsonProperty("map")
        MAP("attention.view.map", "attention.view.map.help"),
        @JsonProperty("lines")
        LINES("attention.view.lines", "attention.view.lines.help");

        private final String named;
        private final String help;

        View(String named, String help) {
            this.named = named;
            this.help = help;
        }

        @Override
        public String named() {
            return named;
        }

        @Override
        public String help() {
            return help;
        }
    }

    /** Which weights. */
    public enum Show implements Named {
        @JsonProperty("head")
        HEAD("attention.show.head", "attention.show.head.help"),
        /** The mean over the layer's heads. */
        @JsonProperty("mean")
        MEAN("attention.show.mean", "attention.show.mean.help"),
        /** The largest of the layer's heads, cell by cell. */
        @JsonProperty("max")
        MAX("attention.show.max", "attention.show.max.help");

        private final String named;
        private final String help;

        Show(String named, String help) {
            this.named = named;
            this.help = help;
        }

        @Override
        public String named() {
            return named;
        }

        @Override
        public String help() {
            return help;
        }
    }

    /** Who looks at whom in a text of two parts. */
    public enum Pairs implements Named {
        @JsonProperty("all")
        ALL("attention.pairs.all", "attention.pairs.all.help"),
        @JsonProperty("first")
        WITHIN_FIRST("attention.pairs.within-first", "attention.pairs.within-first.help"),
        @JsonProperty("second")
        WITHIN_SECOND("attention.pairs.within-second", "attention.pairs.within-second.help"),
        @JsonProperty("first-second")
        FIRST_TO_SECOND("attention.pairs.first-to-second", "attention.pairs.first-to-second.help"),
        @JsonProperty("second-first")
        SECOND_TO_FIRST("attention.pairs.second-to-first", "attention.pairs.second-to-first.help");

        private final String named;
        private final String help;

        Pairs(String named, String help) {
            this.named = named;
            this.help = help;
        }

        @Override
        public String named() {
            return named;
        }

        @Override
        public String help() {
            return help;
        }

        /** Whether a cell belongs to it, with the second part beginning at {@code split}. */
        boolean holds(int query, int key, int split) {
            return switch (this) {
                case ALL -> true;
                case WITHIN_FIRST -> query < split && key < split;
                case WITHIN_SECOND -> query >= split && key >= split;
                case FIRST_TO_SECOND -> query < split && key >= split;
                case SECOND_TO_FIRST -> query >= split && key < split;
            };
        }
    }

    public Look {
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException("threshold must be from 0 to 1, got " + threshold);
        }
        if (split != null && split < 1) {
            throw new IllegalArgumentException("split counts from 1, got " + split);
        }
    }

    public Look withView(View newView) {
        return new Look(newView, show, threshold, hideFirst, pairs, split);
    }

    public Look withShow(Show newShow) {
        return new Look(view, newShow, threshold, hideFirst, pairs, split);
    }

    public Look withThreshold(double newThreshold) {
        return new Look(view, show, newThreshold, hideFirst, pairs, split);
    }

    public Look withHideFirst(boolean newHideFirst) {
        return new Look(view, show, threshold, newHideFirst, pairs, split);
    }

    public Look withPairs(Pairs newPairs) {
        return new Look(view, show, threshold, hideFirst, newPairs, split);
    }

    public Look withSplit(@Nullable Integer newSplit) {
        return new Look(view, show, threshold, hideFirst, pairs, newSplit);
    }

    /** Whether something is left out. */
    boolean filters() {
        return threshold > 0 || hideFirst || pairs != Pairs.ALL;
    }
}
