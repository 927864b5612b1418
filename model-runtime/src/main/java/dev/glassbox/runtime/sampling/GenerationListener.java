package dev.glassbox.runtime.sampling;

/** Told of every new token, on the thread that computes, before the next one is computed. */
@FunctionalInterface
public interface GenerationListener {
    /** Does nothing. */
    GenerationListener NONE = (step, next) -> {};

    /**
     * @param next the logits and probabilities that the token was chosen from, the listener's own
     *     to keep
     */
    void token(GenerationStep step, NextTokens next);
}
