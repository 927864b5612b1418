package dev.glassbox.runtime.sampling;

/**
 * One token that a beam search looked at.
 *
 * @param node its number, from 1 in the order in which they were looked at: step by step, within a
 *     step the highest sum first; 0 is the prompt
 * @param parent the node it follows
 * @param position of the token in the text, from 0
 * @param id the token
 * @param logP its own log-probability, after the penalties
 * @param sum of the log-probabilities of the line up to it
 * @param score of a finished line: the sum after the length penalty; 0 for any other
 * @param fate what became of it
 */
public record BeamNode(
        int node,
        int parent,
        int position,
        int id,
        double logP,
        double sum,
        double score,
        Fate fate) {

    /** What became of a line that ended in a node, and why. */
    public enum Fate {
        /** It was among the best of its step and went on. */
        WENT_ON,
        /** Enough others of its step were better. */
        PRUNED,
        /** It ended and is a result. */
        FINISHED,
        /** It ended by an end token, but was not among the best of its step. */
        ENDED_TOO_LOW,
        /** It ended, but enough finished lines have higher scores. */
        DISPLACED,
        /** It was still running when no running line could win any more. */
        LEFT
    }

    BeamNode became(Fate newFate) {
        return new BeamNode(node, parent, position, id, logP, sum, score, newFate);
    }

    BeamNode finished(double newScore) {
        return new BeamNode(node, parent, position, id, logP, sum, newScore, Fate.FINISHED);
    }
}
