package dev.glassbox.app.background;

import dev.glassbox.runtime.model.OpenModels;
import java.util.function.Function;

/** Answers visualizers' own questions by the open models. Used on the model thread only. */
@FunctionalInterface
public interface Answerer {
    /**
     * @throws dev.glassbox.runtime.intake.IntakeException if it cannot be answered
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    <T> T answer(Function<OpenModels, T> question);
}
