package dev.glassbox.runtime.sampling;

/**
 * One new token of a {@link GenerationSession}: a node of its tree.
 *
 * @param node its number, from 1 in the order in which they were made; 0 is the prompt
 * @param parent the node it follows
 * @param position of the token in the text, from 0
 * @param id the token
 * @param p its probability in the distribution it was chosen from, after every rule
 * @param modelP its probability by the model alone, at temperature 1
 * @param rank its place among all tokens by the model's logits, from 1; of equal ones the lower id
 *     is before
 * @param entropy of the model's own distribution at this place, in bits
 * @param attempt the number of the draw at this place, from 0; -1 where somebody put the token
 * @param draw the random number, from 0 to below 1; 0 at temperature 0 and where somebody put it
 */
public record GenerationStep(
        int node,
        int parent,
        int position,
        int id,
        double p,
        double modelP,
        int rank,
        double entropy,
        int attempt,
        double draw) {}
