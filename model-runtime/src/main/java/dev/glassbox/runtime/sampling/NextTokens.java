package dev.glassbox.runtime.sampling;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The distribution of the next token.
 *
 * @param logits as the model gave them, one per token of the vocabulary
 * @param probabilities their softmax over the whole vocabulary, after the rules of sampling; 0 for
 *     a token that was cut
 */
public record NextTokens(float[] logits, double[] probabilities) {
    private static final SamplingContext NOTHING_READ = new SamplingContext(new int[0], 0);

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
        double[] scores = new double[logits.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = logits[i];
        }
        new Temperature(temperature).apply(scores, NOTHING_READ);
        return new NextTokens(logits, Scores.probabilities(scores));
    }

    /** A token's place by its logit, from 1; of equal ones the smaller id is before. */
    public int rank(int id) {
        int before = 0;
        for (int other = 0; other < logits.length; other++) {
            boolean likelier =
                    logits[other] > logits[id] || (logits[other] == logits[id] && other < id);
            before += likelier ? 1 : 0;
        }
        return before + 1;
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
