package dev.glassbox.app.settings;

import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.store.DurableFile;
import dev.glassbox.runtime.store.Outcome;
import dev.glassbox.runtime.store.Stored;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one value in one durable document: the newest wins, written a while after the last change
 * on the writer thread. A disk that refuses is said once and the app goes on.
 *
 * @param <T> the value
 */
public final class Keeper<T> {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final DurableFile file;
    private final ScheduledExecutorService writer;
    private final Duration delay;
    private final Function<? super T, String> toJson;
    private final Consumer<? super Problem> trouble;
    private final AtomicReference<@Nullable T> pending = new AtomicReference<>();
    private @Nullable Future<?> scheduled;

    /**
     * @param writer the one thread that writes user data
     * @param delay how long a change waits for the next one
     * @param trouble told why nothing can be kept; called on any thread
     */
    public Keeper(
            DurableFile file,
            ScheduledExecutorService writer,
            Duration delay,
            Function<? super T, String> toJson,
            Consumer<? super Problem> trouble) {
        this.file = file;
        this.writer = writer;
        this.delay = delay;
        this.toJson = toJson;
        this.trouble = trouble;
    }

    /** What is kept, or {@code otherwise}. Called once, before anything is written. */
    public T load(Function<String, T> fromJson, T otherwise) {
        try {
            Stored stored = file.read();
            tell(stored.outcome());
            return stored.document().map(fromJson).orElse(otherwise);
        } catch (IntakeException e) {
            trouble.accept(e.problem());
            return otherwise;
        }
    }

    private void tell(Outcome outcome) {
        String place = file.path().toString();
        switch (outcome) {
            case NONE, CURRENT -> {}
            case FELL_BACK -> trouble.accept(Problem.failure("app.kept-earlier", place));
            case LOST -> trouble.accept(Problem.failure("app.kept-lost", place));
            case FROM_LATER_VERSION ->
                    trouble.accept(Problem.failure("store.later-version", place));
        }
    }

    /** Writes a value after a while, unless a newer one comes. */
    public synchronized void keep(T value) {
        pending.set(value);
        if (scheduled != null) {
            scheduled.cancel(false);
        }
        try {
            scheduled =
                    writer.schedule(this::writePending, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // The app is ending; the last flush has been.
        }
    }

    /** Returns when everything is on the disk, or the disk has refused or is taking too long. */
    public void flush() {
        try {
            // Also when nothing is pending: the writer may hold the last value and not have ended.
            writer.submit(this::writePending).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
            // Told by the writer thread, or the disk does not answer: the end is not held up.
        }
    }

    private void writePending() {
        T value = pending.getAndSet(null);
        if (value == null) {
            return;
        }
        try {
            file.write(toJson.apply(value));
        } catch (IntakeException e) {
            pending.compareAndSet(null, value); // the next change or the end tries again
            trouble.accept(e.problem());
        }
    }
}
