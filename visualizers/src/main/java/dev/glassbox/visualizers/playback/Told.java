package dev.glassbox.visualizers.playback;

import java.util.List;

/**
 * One token of the text and the choice it came from.
 *
 * @param id the token
 * @param p its probability by the model alone, at temperature 1; NaN for the first of the text,
 *     which nothing foretells
 * @param drawnWith its probability after every rule of sampling; NaN for a token of the prompt,
 *     which nobody drew
 * @param rank its place by the model's logits, from 1; 0 for the first of the text
 * @param entropy of the model's own distribution at its place, in bits; NaN for the first
 * @param best the likeliest at its place by the model alone, the likeliest first
 */
record Told(int id, double p, double drawnWith, int rank, double entropy, List<Choice> best) {
    /**
     * A token that might have stood there.
     *
     * @param id the token
     * @param p by the model alone
     * @param left after every rule of sampling; as {@code p} in the prompt
     */
    record Choice(int id, double p, double left) {}

    Told {
        best = List.copyOf(best);
    }

    /** Its surprise in nats. */
    double loss() {
        return -Math.log(p);
    }
}
