package dev.glassbox.app.background;

import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;

/** Background work on real threads. */
public final class ThreadedTasks implements BackgroundTasks {
    private final Function<Lane, Executor> lanes;
    private final Executor fx;
    private final Pulses pulses;
    private final Function<Throwable, Problem> unexpected;

    /**
     * @param lanes whose threads work
     * @param fx runs actions on the JavaFX thread, in order
     * @param unexpected makes a problem, and a report, of what is a fault of ours; any thread
     */
    public ThreadedTasks(
            Function<Lane, Executor> lanes,
            Executor fx,
            Pulses pulses,
            Function<Throwable, Problem> unexpected) {
        this.lanes = lanes;
        this.fx = fx;
        this.pulses = pulses;
        this.unexpected = unexpected;
    }

    @Override
    public <T> BackgroundTask start(
            Lane lane, Work<T> work, Consumer<? super T> done, Consumer<? super Problem> failed) {
        Running<T> running = new Running<>(work, done, failed);
        try {
            lanes.apply(lane).execute(running);
        } catch (RejectedExecutionException e) {
            running.cancel(); // the app is ending: nobody waits for an answer
        }
        return running;
    }

    private final class Running<T> implements BackgroundTask, Progress, Runnable {
        private final Work<T> work;
        private final Consumer<? super T> done;
        private final Consumer<? super Problem> failed;
        private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
        private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(true);
        private final PulseDrain<Double> reports = new PulseDrain<>(1, pulses, this::show);
        private volatile boolean cancelled;

        Running(Work<T> work, Consumer<? super T> done, Consumer<? super Problem> failed) {
            this.work = work;
            this.done = done;
            this.failed = failed;
        }

        @Override
        public void run() {
            if (cancelled) {
                return;
            }
            try {
                T result = work.run(this);
                answer(() -> done.accept(result));
            } catch (CancellationException e) {
                answer(() -> {});
            } catch (IntakeException e) {
                answer(() -> failed.accept(e.problem()));
            } catch (Throwable e) { // whatever it was, somebody waits for an answer
                Problem problem = unexpected.apply(e);
                answer(() -> failed.accept(problem));
            }
        }

        private void answer(Runnable receiver) {
            fx.execute(
                    () -> {
                        if (!cancelled) {
                            running.set(false);
                            receiver.run();
                        }
                    });
        }

        private void show(java.util.List<Double> reported) {
            progress.set(reported.get(reported.size() - 1));
        }

        @Override
        public void report(double fraction) {
            reports.offer(fraction);
        }

        @Override
        public boolean isCancelled() {
            return cancelled;
        }

        @Override
        public void cancel() {
            cancelled = true;
            running.set(false);
        }

        @Override
        public ReadOnlyDoubleProperty progress() {
            return progress.getReadOnlyProperty();
        }

        @Override
        public ReadOnlyBooleanProperty running() {
            return running.getReadOnlyProperty();
        }
    }
}
