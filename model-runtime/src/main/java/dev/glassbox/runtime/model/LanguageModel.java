package dev.glassbox.runtime.model;

import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.tokenizer.Tokenizer;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Intervention;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.runtime.trace.TraceRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

    /**
     * Whether it can write on from a text, a position seeing only those before it. An encoder reads
     * whole texts instead.
     */
    default boolean writes() {
        return true;
    }

    /** Every hook point this model has, in the order of the forward pass. */
    List<HookPoint> hookPoints();

    /**
     * One forward pass.
     *
     * @param ids at least one, at most {@code n_ctx}, each in {@code [0, d_vocab)}
     * @throws dev.glassbox.runtime.intake.IntakeException if the ids break those bounds, a hook is
     *     unknown or an intervention does not fit
     * @throws java.util.concurrent.CancellationException if cancelled between operations
     */
    Trace run(int[] ids, TraceRequest request, Cancellation cancellation);

    /**
     * An empty cache.
     *
     * @param capacity positions, from 1 to {@code n_ctx}
     * @throws dev.glassbox.runtime.intake.IntakeException if this model does not write text, or the
     *     capacity is beyond its context
     */
    KeyValueCache newCache(int capacity);

    /**
     * Reads on from what a cache holds, and adds to it.
     *
     * @param cache of this model
     * @param ids the next tokens, at least one
     * @param request positions of interventions count from the start of the text; keys of recorded
     *     patterns too
     * @return the trace of the new positions alone
     * @throws dev.glassbox.runtime.intake.IntakeException as {@link #run}; the cache is unchanged
     * @throws java.util.concurrent.CancellationException if cancelled; the cache is unchanged
     */
    Trace extend(KeyValueCache cache, int[] ids, TraceRequest request, Cancellation cancellation);

    /**
     * What the model would say if a residual were its last: the final norm, computed anew for each
     * row, then the unembedding (logit lens, nostalgebraist 2020).
     *
     * @param residual {@code [n, d_model]}
     * @return {@code [n, d_vocab]}
     */
    Tensor unembed(Tensor residual);

    /**
     * Which direction of the last residual raises a token's logit.
     *
     * @param id in {@code [0, d_vocab)}
     * @throws dev.glassbox.runtime.intake.IntakeException if this model's logits are not linear in
     *     the normalised residual
     */
    LogitDirection direction(int id);

    /**
     * How one logit changes with every number at some hooks.
     *
     * @param changes made on the way; where a hook's value is changed, its gradient is that of the
     *     changed value
     * @return d logit / d activation by hook, each of its activation's shape; positions after the
     *     target's are left out where they have no part in it
     * @throws dev.glassbox.runtime.intake.IntakeException as {@link #run}
     * @throws java.util.concurrent.CancellationException if cancelled between operations
     */
    Map<HookPoint, Tensor> gradients(
            int[] ids,
            Set<HookPoint> hooks,
            LogitTarget target,
            List<Intervention> changes,
            Cancellation cancellation);

    /** As above in an unchanged pass. */
    default Map<HookPoint, Tensor> gradients(
            int[] ids, Set<HookPoint> hooks, LogitTarget target, Cancellation cancellation) {
        return gradients(ids, hooks, target, List.of(), cancellation);
    }

    @Override
    void close();
}
