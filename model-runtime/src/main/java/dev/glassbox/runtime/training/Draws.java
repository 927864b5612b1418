package dev.glassbox.runtime.training;

import dev.glassbox.runtime.tensor.CounterRandom;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Random numbers by counter: each draw's generator follows from the run's seed, the step and the
 * purpose alone. So there is no state to save, and a resumed run draws what the unbroken one would
 * have drawn.
 */
public final class Draws {
    private final CounterRandom seed;

    /**
     * @param seed of the run
     */
    public Draws(long seed) {
        this.seed = CounterRandom.of(seed);
    }

    /** A generator of its own for each step and purpose. */
    public RandomGenerator at(int step, String purpose) {
        return RandomGeneratorFactory.of("L64X128MixRandom")
                .create(seed.at(step).at(purpose).bits());
    }
}
