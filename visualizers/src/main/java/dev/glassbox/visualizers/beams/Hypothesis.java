package dev.glassbox.visualizers.beams;

import dev.glassbox.runtime.sampling.BeamNode;

/**
 * One token that beam search looked at, placed to be drawn.
 *
 * @param node its number, from 1
 * @param parent the node it follows, 0 for the prompt
 * @param step from 1: the column
 * @param rank among all of its step by the sum, from 1: the row
 * @param token its own text
 * @param p its own probability after its line
 * @param sum of the log-probabilities of the line up to it, in nats
 * @param fate what became of it
 * @param kept whether it went on or is a result; all others were dropped
 * @param onBest whether it is on the best line
 */
record Hypothesis(
        int node,
        int parent,
        int step,
        int rank,
        String token,
        double p,
        double sum,
        BeamNode.Fate fate,
        boolean kept,
        boolean onBest) {}
