package dev.glassbox.app.background;

import java.lang.Thread.UncaughtExceptionHandler;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Every thread the app makes, made here: named, daemon, with a handler for what nobody caught.
 * Threads start with the first work they get.
 */
public final class Threads {
    /** Deeply nested input is read on these threads, so that it meets a limit and not their end. */
    private static final long STACK_BYTES = 8L << 20;

    private static final int WORKERS = 2;
    private static final int TRAININGS = 2;
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final UncaughtExceptionHandler uncaught;
    private final Map<Lane, ExecutorService> lanes = new EnumMap<>(Lane.class);
    private final ScheduledThreadPoolExecutor writer;

    public Threads(UncaughtExceptionHandler uncaught) {
        this.uncaught = uncaught;
        writer = new ScheduledThreadPoolExecutor(1, factory("glassbox-write"));
        // What was to be written a second from now is written by its owner's flush, not waited for.
        writer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        lanes.put(Lane.MODEL, pool(1, "glassbox-model"));
        lanes.put(Lane.WORK, pool(WORKERS, "glassbox-work"));
        lanes.put(Lane.ARITHMETIC, pool(1, "glassbox-arithmetic"));
        lanes.put(Lane.TRAIN, pool(TRAININGS, "glassbox-train"));
        lanes.put(Lane.FETCH, pool(1, "glassbox-fetch"));
        lanes.put(Lane.WRITE, writer);
    }

    /** The executor of a lane. It refuses work after {@link #stop}. */
    public Executor lane(Lane lane) {
        return executor(lane);
    }

    /** The one thread that writes user data, for what shall be written later. */
    public ScheduledExecutorService writer() {
        return writer;
    }

    /**
     * Accepts nothing more and waits for what is running: native memory is never closed under a
     * computation.
     *
     * @return whether everything ended in time
     */
    public boolean stop(Duration patience) {
        lanes.values().forEach(ExecutorService::shutdown);
        long end = System.nanoTime() + patience.toNanos();
        boolean ended = true;
        try {
            for (ExecutorService lane : lanes.values()) {
                long left = Math.max(0, end - System.nanoTime());
                ended &= lane.awaitTermination(left, TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return ended;
    }

    /** Has {@code last} run when the system ends the process (SIGTERM, log-out, Ctrl-C). */
    public void whenTerminated(Runnable last) {
        Runtime.getRuntime().addShutdownHook(named("glassbox-end", last));
    }

    private ExecutorService executor(Lane lane) {
        ExecutorService executor = lanes.get(lane);
        if (executor == null) {
            throw new IllegalStateException("no threads for " + lane);
        }
        return executor;
    }

    private ExecutorService pool(int size, String name) {
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(
                        size,
                        size,
                        IDLE.toMillis(),
                        TimeUnit.MILLISECONDS,
                        new LinkedBlockingQueue<>(),
                        factory(name));
        // The model thread owns native memory for as long as the app lives; workers may go.
        pool.allowCoreThreadTimeOut(size > 1);
        return pool;
    }

    private ThreadFactory factory(String name) {
        AtomicInteger count = new AtomicInteger();
        return work -> named(name + "-" + count.incrementAndGet(), work);
    }

    private Thread named(String name, Runnable work) {
        Thread thread = new Thread(null, work, name, STACK_BYTES);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler(uncaught);
        return thread;
    }
}
