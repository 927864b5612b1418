package dev.glassbox.runtime.tensor;

/**
 * Random numbers by counter: the number at a place follows from the seed and the names of the place
 * alone. So there is no state to save or to share: a resumed run, a second session or another
 * branch draws at a place what the first one drew there.
 *
 * <p>The places form a tree: {@code CounterRandom.of(seed).at(position).at(draw)}. Immutable; plain
 * integer arithmetic, hence the same on every machine ({@link #gaussian} up to the last digit of
 * its cosine).
 */
public final class CounterRandom {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L; // 2^64 / golden ratio, as in SplitMix64
    private static final int UNUSED_BITS = 11; // of 64; the other 53 are what a double holds
    private static final double UNIT = 0x1.0p-53;

    private final long mixed;

    private CounterRandom(long mixed) {
        this.mixed = mixed;
    }

    /** The root of all places of a seed. */
    public static CounterRandom of(long seed) {
        return new CounterRandom(mix(seed + GOLDEN));
    }

    /** A place below this one. */
    public CounterRandom at(long number) {
        return new CounterRandom(mix(mixed ^ (number + GOLDEN)));
    }

    /** A place below this one, by name. */
    public CounterRandom at(String name) {
        CounterRandom place = this;
        for (int i = 0; i < name.length(); i++) {
            place = place.at(name.charAt(i));
        }
        return place;
    }

    /** The 64 random bits of this place. */
    public long bits() {
        return mixed;
    }

    /** The random number of this place, from 0 to below 1, a multiple of 2^-53. */
    public double uniform() {
        return (mixed >>> UNUSED_BITS) * UNIT;
    }

    /** A standard normal number of this place (Box and Muller 1958). */
    public double gaussian() {
        double radius = Math.sqrt(-2 * Math.log(1 - at(0).uniform()));
        return radius * Math.cos(2 * Math.PI * at(1).uniform());
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014). */
    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
