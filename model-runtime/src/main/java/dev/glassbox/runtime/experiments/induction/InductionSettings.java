package dev.glassbox.runtime.experiments.induction;

import dev.glassbox.runtime.experiments.Allowed;
import java.util.List;

/**
 * What may be set.
 *
 * @param period {@code random}, or {@code fixed} for the trap
 * @param steps updates of each network
 * @param every steps between two looks
 */
public record InductionSettings(String period, int steps, int every) {
    /** One for each text. */
    static final String RANDOM = "random";

    /** The same for all. */
    static final String FIXED = "fixed";

    public InductionSettings {
        Allowed.oneOf("period", period, List.of(RANDOM, FIXED));
        Allowed.range("steps", steps, 1, 100_000);
        Allowed.range("every", every, 1, 10_000);
    }
}
