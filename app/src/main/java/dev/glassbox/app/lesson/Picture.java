package dev.glassbox.app.lesson;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.visualizers.api.QuestionAnswer;
import dev.glassbox.visualizers.api.VisualizerFrame;
import dev.glassbox.visualizers.api.VisualizerState;
import java.util.Optional;

/**
 * What a stage shows of one visualizer at one moment.
 *
 * @param state what is asked for
 * @param frame the picture of it; while waiting or in trouble the last one there was
 * @param source the forward pass that the frame was made from, where it was made from one
 * @param waiting whether the state's need is being answered
 * @param trouble why there is no picture of this state
 * @param growing whether the frame shows the state, but more of its numbers are to come
 */
public record Picture<S extends VisualizerState, F extends VisualizerFrame>(
        S state,
        Optional<F> frame,
        Optional<TraceAnswer> source,
        boolean waiting,
        Optional<Problem> trouble,
        boolean growing) {

    /** Whether the frame shows the state. */
    public boolean current() {
        return frame.isPresent() && !waiting && trouble.isEmpty();
    }

    /** Whether the frame shows the state, and nothing more is to come. */
    public boolean whole() {
        return current() && !growing;
    }

    static <S extends VisualizerState, F extends VisualizerFrame> Picture<S, F> of(
            S state, F frame, Object data) {
        boolean growing = data instanceof QuestionAnswer answer && !answer.complete();
        return new Picture<>(
                state, Optional.of(frame), source(data), false, Optional.empty(), growing);
    }

    Picture<S, F> waitingFor(S newState) {
        return new Picture<>(newState, frame, source, true, Optional.empty(), false);
    }

    Picture<S, F> inTrouble(S newState, Problem problem) {
        return new Picture<>(newState, frame, source, false, Optional.of(problem), false);
    }

    private static Optional<TraceAnswer> source(Object data) {
        if (data instanceof QuestionAnswer answer) {
            return answer.source();
        }
        return data instanceof TraceAnswer answer ? Optional.of(answer) : Optional.empty();
    }
}
