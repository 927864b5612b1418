package dev.glassbox.runtime.training;

import dev.glassbox.runtime.trace.Cancellation;

/** How fast this machine trains a recipe, measured on a few steps of it on random tokens. */
public final class TrainingPace {
    private static final int WARM_UP = 3;
    private static final int MEASURED = 10;
    private static final double NANOS = 1e9;

    private TrainingPace() {}

    /**
     * Measures; takes about a second. On the thread that calls, which must have the engine.
     *
     * @param vocabulary the number of tokens
     * @return tokens a second
     */
    public static double tokensPerSecond(Recipe recipe, int vocabulary, Cancellation cancellation) {
        try (StepProbe probe = new StepProbe(recipe, 0, vocabulary)) {
            for (int i = 0; i < WARM_UP; i++) {
                cancellation.check();
                probe.step();
            }
            long start = System.nanoTime();
            for (int i = 0; i < MEASURED; i++) {
                cancellation.check();
                probe.step();
            }
            return MEASURED * probe.tokens() * NANOS / (System.nanoTime() - start);
        }
    }
}
