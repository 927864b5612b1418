package dev.glassbox.app.background;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.OpenModels;
import java.util.function.Function;

/** For tests without an engine: a question of a visualizer's own is refused in a sentence. */
public final class NoAnswers implements Answerer {
    @Override
    public <T> T answer(Function<OpenModels, T> question) {
        throw Problem.failure("engine.cannot-start", "PyTorch").asException();
    }
}
