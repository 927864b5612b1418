package dev.glassbox.visualizers.sampling;

import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.visualizers.api.QuestionAnswer;
import java.util.Optional;

/**
 * The logits after a line of text.
 *
 * @param pass with the logits of the last position
 * @param given how many of its tokens are the prompt's
 * @param writesOn whether the model writes text; an encoder does not
 */
record NextAnswer(TraceAnswer pass, int given, boolean writesOn) implements QuestionAnswer {
    private static final int BYTES_A_TOKEN = 200;

    @Override
    public long bytes() {
        return 4L * pass.trace().logits().size(2) + (long) BYTES_A_TOKEN * pass.tokens().size();
    }

    @Override
    public Optional<TraceAnswer> source() {
        return Optional.of(pass);
    }
}
