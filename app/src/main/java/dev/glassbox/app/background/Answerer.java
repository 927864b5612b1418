package dev.glassbox.app.background;

import dev.glassbox.visualizers.api.Asking;
import dev.glassbox.visualizers.api.Question;
import dev.glassbox.visualizers.api.QuestionAnswer;

/** Answers visualizers' own questions. Used on the model thread only. */
@FunctionalInterface
public interface Answerer {
    /**
     * @throws dev.glassbox.runtime.intake.IntakeException if it cannot be answered
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    <D extends QuestionAnswer> D answer(Question<D> question, Asking<D> asking);
}
