package dev.glassbox.app.failure;

import dev.glassbox.app.background.Threads;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;

/**
 * The one way out: keep what is to be kept, accept nothing more, let a running operation end, and
 * stop the process at once. Native memory is not given back: closing it under a computation would
 * crash, and the system takes it anyway.
 */
public final class OrderlyExit {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Runnable flush;
    private final Threads threads;
    private final Runnable cleanEnd;
    private final IntConsumer halt;
    private final AtomicBoolean leaving = new AtomicBoolean();

    /**
     * @param flush writes user data, before it returns
     * @param cleanEnd marks the end as clean
     * @param halt ends the process with an exit code, without shutdown hooks
     */
    public OrderlyExit(Runnable flush, Threads threads, Runnable cleanEnd, IntConsumer halt) {
        this.flush = flush;
        this.threads = threads;
        this.cleanEnd = cleanEnd;
        this.halt = halt;
    }

    /**
     * Leaves; takes four seconds at most. May be called on any thread; only the first call counts.
     */
    public void leave(int exitCode) {
        if (!leaving.compareAndSet(false, true)) {
            return;
        }
        try {
            flush.run();
            threads.stop(PATIENCE);
            cleanEnd.run();
        } finally {
            halt.accept(exitCode);
        }
    }

    /** Leaves in the same order when the system ends the process. */
    public void onTermination() {
        threads.whenTerminated(() -> leave(143)); // 128 + SIGTERM, as shells count
    }
}
