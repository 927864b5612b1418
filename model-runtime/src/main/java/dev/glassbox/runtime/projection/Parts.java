package dev.glassbox.runtime.projection;

import dev.glassbox.runtime.trace.Cancellation;
import java.util.stream.IntStream;

/**
 * Rows shared out among the cores in parts of a fixed size: what a part computes never depends on
 * how many cores there are.
 */
final class Parts {
    private static final int ROWS = 1024;

    /** The work on the rows {@code from} to below {@code to}; writes what belongs to them alone. */
    @FunctionalInterface
    interface Work {
        void on(int from, int to);
    }

    private Parts() {}

    /**
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    static void each(int n, Cancellation cancellation, Work work) {
        cancellation.check();
        IntStream parts = IntStream.range(0, (n + ROWS - 1) / ROWS);
        (n > ROWS ? parts.parallel() : parts)
                .forEach(
                        part -> {
                            if (!cancellation.isCancelled()) {
                                work.on(part * ROWS, Math.min(n, (part + 1) * ROWS));
                            }
                        });
        cancellation.check();
    }
}
