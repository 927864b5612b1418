package dev.glassbox.runtime.sampling;

import java.util.stream.IntStream;

/**
 * What one rule did on the way to the next token.
 *
 * @param rule its name in {@link SamplingConfig}'s JSON, such as {@code top_p}
 * @param value what it is set to
 * @param before [d_vocab], the probabilities that it found
 * @param after [d_vocab], the probabilities that it left
 * @param cut the ids it cut, in order; those cut before are not among them
 */
public record SamplingStep(String rule, double value, double[] before, double[] after, int[] cut) {

    /** Applies the rule to the scores, in place, and tells what it did. */
    static SamplingStep taken(LogitRule rule, double[] scores, SamplingContext context) {
        double[] found = scores.clone();
        rule.apply(scores, context);
        int[] cut =
                IntStream.range(0, scores.length)
                        .filter(id -> scores[id] == Scores.CUT && found[id] != Scores.CUT)
                        .toArray();
        return new SamplingStep(
                rule.name(),
                rule.value(),
                Scores.probabilities(found),
                Scores.probabilities(scores),
                cut);
    }
}
