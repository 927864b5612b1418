package dev.glassbox.runtime.sampling;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The distribution of the next token.
 *
 * @param logits as the model gave them, one per token of the vocabulary
 * @param probabilities their softmax after division by the temperature, over the whole vocabulary
 */
public record NextTokens(float[] logits, double[] probabilities) {

    /**
     * One token that may come next.
     *
     * @param logit before the temperature
     * @param p after it
     */
    public record Candidate(int id, float logit, double p) {}

    /**
     * @param temperature above 0
     */
    public static NextTokens of(float[] logits, double temperature) {
        double largest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            largest = Math.max(largest, logit);
        }
        double[] p = new double[logits.length];
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            // The largest exponent is 0, so nothing overflows at a small temperature.
            p[i] = Math.exp((logits[i] - largest) / temperature);
            sum += p[i];
        }
        for (int i = 0; i < p.length; i++) {
            p[i] /= sum;
        }
        return new NextTokens(logits, p);
    }

    /** The likeliest first; of equal ones the smaller id. */
    public List<Candidate> best(int limit) {
        return IntStream.range(0, logits.length)
                .boxed()
                .sorted(
                        Comparator.<Integer>comparingDouble(id -> -logits[id])
                                .thenComparingInt(id -> id))
                .limit(limit)
                .map(id -> new Candidate(id, logits[id], probabilities[id]))
                .toList();
    }
}
