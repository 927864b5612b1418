package dev.glassbox.app.cli;

import dev.glassbox.runtime.model.OpenModels;
import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.visualizers.api.Asking;
import dev.glassbox.visualizers.api.Need;
import dev.glassbox.visualizers.api.Question;
import dev.glassbox.visualizers.api.QuestionAnswer;
import dev.glassbox.visualizers.api.Visualizer;
import dev.glassbox.visualizers.api.VisualizerState;
import java.util.Map;

/** What a visualizer's picture of a state says, computed by the model. Belongs to one thread. */
final class Facts {
    private final OpenModels models;

    Facts(OpenModels models) {
        this.models = models;
    }

    /**
     * The facts by name.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if the model cannot answer the state's
     *     need
     */
    <S extends VisualizerState, D> Map<String, String> of(Visualizer<S, D, ?> visualizer, S state) {
        return visualizer.frame(state, answer(visualizer.needs(state))).facts();
    }

    @SuppressWarnings(
            "unchecked") // each kind of need has one type of answer, given by its declaration
    private <D> D answer(Need<D> need) {
        if (need instanceof Need.OfTrace trace) {
            TraceAnswer answer =
                    models.trace(trace.model(), trace.prompt(), trace.request(), Cancellation.NONE);
            return (D) answer;
        }
        if (need instanceof Need.OfQuestion<?> own) {
            return (D) answer(own.question());
        }
        return (D) Need.None.NONE;
    }

    private <D extends QuestionAnswer> D answer(Question<D> question) {
        return question.answer(models, Asking.patient());
    }
}
