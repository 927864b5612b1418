package dev.glassbox.runtime.model;

import dev.glassbox.runtime.tokenizer.Tokenizer;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.runtime.trace.TraceRequest;
import java.util.List;
import java.util.Optional;

/**
 * An opened model. It belongs to the thread that opened it: that thread alone runs and closes it
 * (closing native memory while another thread computes ends the process); every other use is
 * refused with an {@link IllegalStateException}. Its description is plain values and may be read
 * anywhere.
 */
public interface LanguageModel extends AutoCloseable {
    /** What is known of it besides its weights. */
    ModelDescription description();

    default ModelCard card() {
        return description().card();
    }

    default ModelConfig config() {
        return description().config();
    }

    /** Absent when the folder has no tokenizer: ids still work. */
    default Optional<Tokenizer> tokenizer() {
        return description().tokenizer();
    }

    /** Every hook point this model has, in the order of the forward pass. */
    List<HookPoint> hookPoints();

    /**
     * One forward pass.
     *
     * @param ids at least one, at most {@code n_ctx}, each in {@code [0, d_vocab)}
     * @throws dev.glassbox.runtime.intake.IntakeException if the ids break those bounds or a hook
     *     is unknown
     * @throws java.util.concurrent.CancellationException if cancelled between operations
     */
    Trace run(int[] ids, TraceRequest request, Cancellation cancellation);

    @Override
    void close();
}
