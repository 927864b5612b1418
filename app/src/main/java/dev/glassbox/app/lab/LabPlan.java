package dev.glassbox.app.lab;

import dev.glassbox.runtime.training.Breakage;

import java.util.Optional;

/**
 * What is trained in the lab. The same plan gives the same run, number by number.
 *
 * @param recipe the name of a recipe on the shelf; for a text of one's own the one for texts
 * @param text a text of one's own; absent: the recipe's
 * @param seed of weights, batches and dropout
 * @param steps updates in all, from 1
 * @param beside the id of the {@link Breakage} that is in a second run of the same seed, trained
 *     side by side; empty: one healthy run
 */
public record LabPlan(String recipe, Optional<OwnText> text, long seed, int steps, String beside) {

    /**
     * A text of one's own.
     *
     * @param file its path
     * @param bpeVocab tokens of a byte-pair tokenizer made for it; 0: a token a character
     */
    public record OwnText(String file, int bpeVocab) {}

    public LabPlan {
        if (steps < 1) {
            throw new IllegalArgumentException("steps " + steps);
        }
        if (!beside.isEmpty()) {
            Breakage.named(beside);
        }
    }
}
