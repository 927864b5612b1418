package dev.glassbox.visualizers.api;

import dev.glassbox.runtime.trace.Cancellation;

/**
 * Who waits for the answer to a {@link Question}.
 *
 * @param <D> the answer
 */
public interface Asking<D extends QuestionAnswer> extends Cancellation {
    /**
     * Hands on what is known so far, so that a long computation can be watched; shown once per
     * screen frame however often it is called.
     *
     * @param partial an answer that is not {@link QuestionAnswer#complete}
     */
    void soFar(D partial);

    /** Nobody looks before the end. */
    static <D extends QuestionAnswer> Asking<D> patient() {
        return new Asking<>() {
            @Override
            public void soFar(D partial) {}

            @Override
            public boolean isCancelled() {
                return false;
            }
        };
    }
}
