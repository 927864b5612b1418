package dev.glassbox.visualizers.sampling;

import java.util.Optional;

/**
 * One token on its way from a logit to a probability.
 *
 * @param rank its place, from 1, by the probability before rules cut
 * @param id its row in the vocabulary
 * @param token its own text
 * @param logit as the model gave it
 * @param penalised after the penalties
 * @param scaled divided by the temperature
 * @param exponential e to the power of (scaled − the largest)
 * @param p over the whole vocabulary, before any rule cuts
 * @param cumulative the probability of all down to this one, as the top-p rule adds it up: among
 *     what the rules before it left
 * @param left the probability it is drawn with, after every rule; 0 where it was cut
 * @param cutBy the rule that cut it, by its name in JSON
 * @param drawn how often it was drawn; 0 where nothing is counted
 */
record Candidate(
        int rank,
        int id,
        String token,
        double logit,
        double penalised,
        double scaled,
        double exponential,
        double p,
        double cumulative,
        double left,
        Optional<String> cutBy,
        int drawn) {}
