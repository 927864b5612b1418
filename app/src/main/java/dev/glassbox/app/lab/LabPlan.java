package dev.glassbox.app.lab;

import dev.glassbox.runtime.training.Breakage;
import dev.glassbox.runtime.training.TextSizes;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is trained in the lab. The same plan gives the same run, number by number.
 *
 * @param recipe the name of a recipe on the shelf; for a text of one's own the one for texts
 * @param text a text of one's own; absent: the recipe's
 * @param seed of weights, batches and dropout
 * @param steps updates in all, from 1
 * @param beside the id of the {@link Breakage} that is in a second run of the same seed, trained
 *     side by side; empty: one healthy run
 * @param settings numbers of the recipe that are other from the beginning, by {@code
 *     Adjustment#what()}
 */
public record LabPlan(
        String recipe,
        Optional<OwnText> text,
        long seed,
        int steps,
        String beside,
        SortedMap<String, Double> settings) {

    /**
     * A text of one's own.
     *
     * @param source where it comes from
     * @param bpeVocab tokens of a byte-pair tokenizer made for it; 0: a token a character
     * @param sizes of the network; absent: the recipe's
     */
    public record OwnText(TextSource source, int bpeVocab, Optional<TextSizes> sizes) {
        /** A file where it lies, with the recipe's sizes. */
        public OwnText(String file, int bpeVocab) {
            this(new TextSource(file, "", ""), bpeVocab, Optional.empty());
        }
    }

    public LabPlan {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
        if (steps < 1) {
            throw new IllegalArgumentException("steps " + steps);
        }
        if (!beside.isEmpty()) {
            Breakage.named(beside);
        }
    }

    /** With the recipe's own numbers. */
    public LabPlan(String recipe, Optional<OwnText> text, long seed, int steps, String beside) {
        this(recipe, text, seed, steps, beside, new TreeMap<>());
    }

    /** With a number that is other from the beginning. */
    public LabPlan with(String what, double value) {
        SortedMap<String, Double> changed = new TreeMap<>(settings);
        changed.put(what, value);
        return new LabPlan(recipe, text, seed, steps, beside, changed);
    }
}
