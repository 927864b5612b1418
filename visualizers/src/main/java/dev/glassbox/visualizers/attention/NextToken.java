package dev.glassbox.visualizers.attention;

import dev.glassbox.runtime.tokenizer.Tokenizer;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One candidate for the next token.
 *
 * @param id its row in the vocabulary
 * @param text its own text
 * @param probability after the temperature, over the whole vocabulary
 */
record NextToken(int id, String text, double probability) {

    /**
     * The most probable ones, the best first; of equals the lower id first.
     *
     * @param logits [d_vocab]
     */
    static List<NextToken> top(int count, float[] logits, double temperature, Tokenizer tokens) {
        double[] probabilities = softmax(logits, temperature);
        return IntStream.range(0, logits.length)
                .boxed()
                .sorted((a, b) -> Float.compare(logits[b], logits[a]))
                .limit(count)
                .map(id -> new NextToken(id, tokens.tokenText(id), probabilities[id]))
                .toList();
    }

    /** In doubles, the largest logit taken off first so that nothing overflows. */
    static double[] softmax(float[] logits, double temperature) {
        double largest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            largest = Math.max(largest, logit);
        }
        double[] shares = new double[logits.length];
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            shares[i] = Math.exp((logits[i] - largest) / temperature);
            sum += shares[i];
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= sum;
        }
        return shares;
    }
}
