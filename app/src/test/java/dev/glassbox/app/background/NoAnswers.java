package dev.glassbox.app.background;

import dev.glassbox.visualizers.api.Asking;
import dev.glassbox.visualizers.api.Question;
import dev.glassbox.visualizers.api.QuestionAnswer;

/** For tests in which visualizers have no questions of their own. */
public final class NoAnswers implements Answerer {
    @Override
    public <D extends QuestionAnswer> D answer(Question<D> question, Asking<D> asking) {
        throw new AssertionError("nobody answers " + question);
    }
}
