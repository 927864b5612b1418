package dev.glassbox.visualizers.patching;

import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.visualizers.api.QuestionAnswer;
import java.util.Optional;

/**
 * Both runs, the patched one, and what each activation alone restores.
 *
 * @param clean the clean run, without its activations
 * @param corrupted the other run
 * @param patched logits of the next token of the corrupted run with what was carried over by hand,
 *     {@code [d_vocab]}; those of the corrupted run where the texts cannot be laid over each other
 * @param shares restored by each activation alone, {@code [layer, pos]}; NaN where not computed or
 *     no number
 * @param computed how many of them are
 */
record PatchingAnswer(
        TraceAnswer clean, TraceAnswer corrupted, float[] patched, double[] shares, int computed)
        implements QuestionAnswer {

    @Override
    public long bytes() {
        return 12L * patched.length + 8L * shares.length;
    }

    @Override
    public Optional<TraceAnswer> source() {
        return Optional.of(clean);
    }

    @Override
    public boolean complete() {
        return computed == shares.length;
    }
}
