package dev.glassbox.visualizers.api;

import dev.glassbox.runtime.model.OpenModels;

/**
 * A computation of a visualizer's own: several passes, a written text, a comparison of models. A
 * record, since equal questions have equal answers and are computed once. It uses the runtime alone
 * and runs on the thread that models belong to.
 *
 * @param <D> its answer
 */
public interface Question<D extends QuestionAnswer> {
    /**
     * Computes the answer.
     *
     * @param models opens what is asked for and keeps it; nothing of them may be in the answer
     * @param asking asked often whether anybody still waits, and told what is known so far
     * @throws dev.glassbox.runtime.intake.IntakeException if it cannot be answered, in a sentence
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    D answer(OpenModels models, Asking<D> asking);
}
