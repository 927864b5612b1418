package dev.glassbox.runtime.library;

import dev.glassbox.runtime.trace.Cancellation;
import java.io.IOException;
import java.io.Serial;

/**
 * Watches how fast bytes come: in each stretch of time at least so many, and all of them before the
 * end of our patience.
 */
final class Pace {
    private final Patience patience;
    private final Cancellation cancellation;
    private final long deadlineNanos;
    private long stretchNanos;
    private long stretchBytes;

    /** Thrown out of a read that took too long. */
    static final class TooSlow extends IOException {
        @Serial private static final long serialVersionUID = 1L;

        TooSlow(String why) {
            super(why);
        }
    }

    /**
     * @param deadlineNanos of {@link System#nanoTime}
     */
    Pace(Patience patience, long deadlineNanos, Cancellation cancellation) {
        this.patience = patience;
        this.deadlineNanos = deadlineNanos;
        this.cancellation = cancellation;
    }

    Patience patience() {
        return patience;
    }

    Cancellation cancellation() {
        return cancellation;
    }

    boolean isOver() {
        return System.nanoTime() - deadlineNanos >= 0;
    }

    /** A new answer begins. */
    void begin() {
        stretchNanos = System.nanoTime();
        stretchBytes = 0;
    }

    void arrived(long bytes) {
        stretchBytes += bytes;
    }

    /**
     * Asked while bytes are awaited and as they come.
     *
     * @throws TooSlow if they come too slowly
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    void check() throws TooSlow {
        cancellation.check();
        if (isOver()) {
            throw new TooSlow("total");
        }
        long now = System.nanoTime();
        if (now - stretchNanos >= patience.idle().toNanos()) {
            if (stretchBytes < patience.leastBytes()) {
                throw new TooSlow("idle");
            }
            stretchNanos = now;
            stretchBytes = 0;
        }
    }
}
