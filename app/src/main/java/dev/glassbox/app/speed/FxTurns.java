package dev.glassbox.app.speed;

import dev.glassbox.runtime.trace.Cancellation;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Work on the JavaFX thread that another thread waits for, turn by turn. */
final class FxTurns {
    private static final long POLL_MILLIS = 200;

    private final Executor fx;

    /**
     * @param fx runs actions on the JavaFX thread
     */
    FxTurns(Executor fx) {
        this.fx = fx;
    }

    /** Waits for an answer of the JavaFX thread, but not for one that will never come. */
    <T> T ask(Callable<T> work, Cancellation cancellation) {
        FutureTask<T> task = new FutureTask<>(work);
        fx.execute(task);
        while (true) {
            try {
                return task.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                cancellation.check();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted");
            } catch (ExecutionException e) {
                throw new IllegalStateException("drawing failed", e.getCause());
            }
        }
    }
}
