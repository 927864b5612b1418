package dev.glassbox.runtime.bench;

import dev.glassbox.runtime.trace.Cancellation;
import java.util.Arrays;
import java.util.function.LongSupplier;

/** How often something is measured, and which of the times counts. */
record Clock(Cancellation cancellation) {
    static final int ROUNDS = 9;

    /**
     * The median of nine, after one that warms up.
     *
     * @param timed does it once and answers nanoseconds
     * @return milliseconds
     */
    double median(LongSupplier timed) {
        return median(1, ROUNDS, timed);
    }

    /** As {@link #median(LongSupplier)}, for what takes less time and varies more. */
    double median(int warmUp, int rounds, LongSupplier timed) {
        long[] nanos = new long[warmUp + rounds];
        for (int round = 0; round < nanos.length; round++) {
            cancellation.check();
            nanos[round] = timed.getAsLong();
        }
        return middle(Arrays.copyOfRange(nanos, warmUp, nanos.length));
    }

    /** The median, in milliseconds. */
    static double middle(long... nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2] / 1e6;
    }

    /** Nanoseconds of the work. */
    static long time(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }
}
