package dev.glassbox.visualizers.cache;

import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.visualizers.api.QuestionAnswer;
import java.util.List;
import java.util.Optional;

/**
 * What a model's own cache took while it read a prompt.
 *
 * @param reading the pass over the prompt, without activations
 * @param measured bytes the engine's cache held after each token read, the first of them at one
 *     token; only the last of a long text; none where the model keeps no cache
 */
record CacheAnswer(TraceAnswer reading, List<Long> measured) implements QuestionAnswer {
    CacheAnswer {
        measured = List.copyOf(measured);
    }

    /** Whether the model writes text and so keeps a cache. */
    boolean keepsOne() {
        return !measured.isEmpty();
    }

    /** Bytes after the whole prompt; 0 where the model keeps no cache. */
    long atEnd() {
        return measured.isEmpty() ? 0 : measured.get(measured.size() - 1);
    }

    @Override
    public long bytes() {
        return 4L * reading.config().dVocab() + 32L * measured.size();
    }

    @Override
    public Optional<TraceAnswer> source() {
        return Optional.of(reading);
    }
}
