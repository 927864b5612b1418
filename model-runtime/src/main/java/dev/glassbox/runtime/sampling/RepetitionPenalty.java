package dev.glassbox.runtime.sampling;

import java.util.Arrays;

/**
 * Makes every token of the text so far less likely, once however often it occurs: a positive score
 * is divided, a negative one multiplied (Keskar et al. 2019, arXiv:1909.05858, with the sign rule
 * of transformers).
 */
record RepetitionPenalty(double value) implements LogitRule {
    @Override
    public String name() {
        return "repetition_penalty";
    }

    @Override
    public void apply(double[] scores, SamplingContext context) {
        Arrays.stream(context.ids())
                .distinct()
                .filter(id -> id < scores.length)
                .forEach(id -> scores[id] = penalised(scores[id]));
    }

    private double penalised(double score) {
        return score < 0 ? score * value : score / value;
    }
}
