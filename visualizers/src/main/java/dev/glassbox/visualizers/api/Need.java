package dev.glassbox.visualizers.api;

import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.trace.TraceRequest;

/**
 * What a state asks of the runtime. The host computes exactly this, off the JavaFX thread, drops
 * answers that are no longer wanted, and gives equal needs the same answer without computing again.
 *
 * @param <D> the data that answers it
 */
public sealed interface Need<D> {

    /** The answer to {@link Nothing}. */
    enum None {
        NONE
    }

    /** Pure arithmetic on the state. */
    record Nothing() implements Need<None> {}

    /**
     * One forward pass.
     *
     * @param model the id of a model of the library
     * @param prompt the text to read
     * @param request the hook points and logits wanted; a hook that the model does not have (a
     *     state may ask for layer 9 of 4) is left out of the answer, and the frame says so
     */
    record OfTrace(String model, String prompt, TraceRequest request)
            implements Need<TraceAnswer> {}

    /**
     * A computation of the visualizer's own.
     *
     * @param question equal questions have equal answers
     */
    record OfQuestion<D extends QuestionAnswer>(Question<D> question) implements Need<D> {}
}
