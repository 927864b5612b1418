package dev.glassbox.app.background;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.visualizers.api.Asking;
import dev.glassbox.visualizers.api.Question;
import dev.glassbox.visualizers.api.QuestionAnswer;

/** For tests without an engine: a question of a visualizer's own is refused in a sentence. */
public final class NoAnswers implements Answerer {
    @Override
    public <D extends QuestionAnswer> D answer(Question<D> question, Asking<D> asking) {
        throw Problem.failure("engine.cannot-start", "PyTorch").asException();
    }
}
