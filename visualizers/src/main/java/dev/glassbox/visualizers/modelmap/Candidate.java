package dev.glassbox.visualizers.modelmap;

import dev.glassbox.runtime.tokenizer.Tokenizer;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.ArrayList;
import java.util.List;

/**
 * One answer of the model.
 *
 * @param id its row of the unembedding
 * @param text as a person shall see it
 * @param logit the model's number for it
 * @param probability after the softmax over all answers
 */
record Candidate(int id, String text, double logit, double probability) {
    static final int SHOWN = 8;

    /**
     * The most probable ones, and one more that is asked for, best first; of equals the lower id
     * first.
     *
     * @param also an id that shall be there too, or -1
     */
    static List<Candidate> top(float[] logits, int also, Tokenizer tokenizer, List<String> labels) {
        double[] shares = Softmax.of(logits);
        List<Integer> ids = best(logits);
        if (also >= 0 && also < logits.length && !ids.contains(also)) {
            ids.set(ids.size() - 1, also);
        }
        return ids.stream()
                .map(
                        id ->
                                new Candidate(
                                        id,
                                        labels.isEmpty()
                                                ? TokenText.visible(tokenizer.tokenText(id))
                                                : labels.get(id),
                                        logits[id],
                                        shares[id]))
                .toList();
    }

    /** A few passes over the logits cost less than sorting a large vocabulary. */
    private static List<Integer> best(float[] logits) {
        List<Integer> ids = new ArrayList<>();
        while (ids.size() < Math.min(SHOWN, logits.length)) {
            int best = -1;
            for (int id = 0; id < logits.length; id++) {
                boolean better = best < 0 || Float.compare(logits[id], logits[best]) > 0;
                if (better && !ids.contains(id)) {
                    best = id;
                }
            }
            ids.add(best);
        }
        return ids;
    }
}
