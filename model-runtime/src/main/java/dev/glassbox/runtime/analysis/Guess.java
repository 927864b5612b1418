package dev.glassbox.runtime.analysis;

/**
 * A token that may come next.
 *
 * @param p its probability over the whole vocabulary
 */
public record Guess(int id, double p) {}
