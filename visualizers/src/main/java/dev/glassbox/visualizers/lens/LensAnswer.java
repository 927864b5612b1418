package dev.glassbox.visualizers.lens;

import dev.glassbox.runtime.analysis.LogitLens;
import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.visualizers.api.QuestionAnswer;
import java.util.Optional;

/**
 * A prompt read through the lens.
 *
 * @param pass a pass of its own, with the model's answer after the last position
 * @param lens by stage and position
 * @param writesOn whether the model writes on; else each cell guesses the token that stands there
 */
record LensAnswer(TraceAnswer pass, LogitLens lens, boolean writesOn) implements QuestionAnswer {

    /** The probability of a token after the last position by the model's own pass, in doubles. */
    double own(int id) {
        float[] logits = pass.trace().lastLogits();
        double largest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            largest = Math.max(largest, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - largest);
        }
        return Math.exp(logits[id] - largest) / sum;
    }

    @Override
    public long bytes() {
        long cells = (long) lens.stages().size() * pass.tokens().size();
        return cells * 48L * (LensQuestion.TOP + 1) + 4L * pass.trace().logits().size();
    }

    @Override
    public Optional<TraceAnswer> source() {
        return Optional.of(pass);
    }
}
