package dev.glassbox.visualizers.beams;

import java.util.List;

/**
 * A text that was written on from the prompt.
 *
 * @param way how
 * @param ids its new tokens
 * @param logP the log-probability of each by the model alone, at temperature 1, as it was written
 * @param again the sum of the same, from one pass over the whole text at the end
 */
record Line(Way way, List<Integer> ids, List<Double> logP, double again) {
    /**
     * Between steps over a key-value cache and one pass there are a few float32 roundings a token.
     */
    static final double TOLERANCE = 2e-3;

    Line {
        ids = List.copyOf(ids);
        logP = List.copyOf(logP);
    }

    /** Log-probability of the whole line, in nats. */
    double sum() {
        return logP.stream().mapToDouble(Double::doubleValue).sum();
    }
}
