package dev.glassbox.visualizers.api;

import dev.glassbox.runtime.model.OpenModels;
import dev.glassbox.runtime.trace.Cancellation;

/**
 * A question whose arithmetic takes long and needs models only at its beginning: the thread that
 * models belong to is free again while the rest is computed.
 *
 * @param <I> what is needed of the models: plain immutable values
 * @param <D> the answer
 */
public interface HeavyQuestion<I, D extends QuestionAnswer> extends Question<D> {
    /**
     * What is needed of the models, on their thread; nothing of them may be in it.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if it cannot be had, in a sentence
     */
    I inputs(OpenModels models, Cancellation cancellation);

    /**
     * The rest, on another thread.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if it cannot be answered, in a sentence
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    D work(I inputs, Asking<D> asking);

    @Override
    default D answer(OpenModels models, Asking<D> asking) {
        return work(inputs(models, asking), asking);
    }
}
