package dev.glassbox.visualizers.api;

import dev.glassbox.runtime.model.TraceAnswer;
import java.util.Optional;

/** The answer to a {@link Question}: plain immutable values, safe on any thread. */
public interface QuestionAnswer {
    /** About how much heap it takes: answers are kept while there is room. */
    long bytes();

    /** The forward pass that it comes from, or the first of several, where there was one. */
    default Optional<TraceAnswer> source() {
        return Optional.empty();
    }

    /** Whether this is all; a partial answer is shown, and asked for again when it is needed. */
    default boolean complete() {
        return true;
    }
}
