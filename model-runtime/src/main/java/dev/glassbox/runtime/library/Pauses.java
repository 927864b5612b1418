package dev.glassbox.runtime.library;

import dev.glassbox.runtime.trace.Cancellation;
import java.time.Duration;
import java.util.concurrent.CancellationException;

/** How to wait before another attempt; tests do not wait. */
@FunctionalInterface
public interface Pauses {
    /** How soon a cancelled wait ends. */
    long SLICE_MILLIS = 100;

    /**
     * @throws CancellationException if cancelled meanwhile
     */
    void pause(Duration duration, Cancellation cancellation);

    /** Really waiting. */
    static Pauses real() {
        return (duration, cancellation) -> {
            long end = System.nanoTime() + duration.toNanos();
            for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
                cancellation.check();
                try {
                    Thread.sleep(Math.min(SLICE_MILLIS, left / 1_000_000 + 1));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new CancellationException("interrupted");
                }
            }
        };
    }
}
