package dev.glassbox.runtime.training;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Random numbers by counter: each draw's generator follows from the run's seed, the step and the
 * purpose alone. So there is no state to save, and a resumed run draws what the unbroken one would
 * have drawn.
 */
final class Draws {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L; // 2^64 / golden ratio, as in SplitMix64

    private final long seed;

    Draws(long seed) {
        this.seed = seed;
    }

    RandomGenerator at(int step, String purpose) {
        long mixed = mix(seed + GOLDEN);
        mixed = mix(mixed ^ (step + GOLDEN));
        for (int i = 0; i < purpose.length(); i++) {
            mixed = mix(mixed ^ (purpose.charAt(i) + GOLDEN));
        }
        return RandomGeneratorFactory.of("L64X128MixRandom").create(mixed);
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014). */
    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
