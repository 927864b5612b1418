package dev.glassbox.runtime.sampling;

import java.util.Set;

/**
 * Where a text ends at the latest.
 *
 * @param newTokens the most new tokens in one line, from 1
 * @param endIds tokens after which a text is over
 */
public record GenerationLimits(int newTokens, Set<Integer> endIds) {
    public GenerationLimits {
        if (newTokens < 1) {
            throw new IllegalArgumentException(newTokens + " new tokens");
        }
        endIds = Set.copyOf(endIds);
    }
}
