package dev.glassbox.visualizers.playback;

import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.sampling.Ending;
import dev.glassbox.visualizers.api.QuestionAnswer;
import java.util.List;
import java.util.Optional;

/**
 * A text as far as it is written.
 *
 * @param pass the pass over the prompt
 * @param told every token, the prompt's first
 * @param given how many are the prompt's
 * @param writesOn whether the model writes text at all
 * @param ending why it does not go on; absent while it does
 */
record TextAnswer(
        TraceAnswer pass, List<Told> told, int given, boolean writesOn, Optional<Ending> ending)
        implements QuestionAnswer {
    private static final int BYTES_A_TOKEN = 700;

    TextAnswer {
        told = List.copyOf(told);
    }

    @Override
    public long bytes() {
        return (long) BYTES_A_TOKEN * told.size() + 4L * pass.trace().logits().size();
    }

    @Override
    public Optional<TraceAnswer> source() {
        return Optional.of(pass);
    }

    @Override
    public boolean complete() {
        return !writesOn || ending.isPresent();
    }

    /** Whether the text ends since the model cannot read more. */
    boolean full() {
        return ending.filter(end -> end == Ending.CONTEXT).isPresent();
    }
}
