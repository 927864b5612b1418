package dev.glassbox.app.background;

import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;

/** Work that a test lets happen, lane by lane, one piece at a time. */
public final class ManualTasks implements BackgroundTasks {
    private final Map<Lane, Queue<Runnable>> waiting = new EnumMap<>(Lane.class);

    /** Does the oldest waiting piece of a lane, and has it answered. */
    public void step(Lane lane) {
        queue(lane).remove().run();
    }

    public int waiting(Lane lane) {
        return queue(lane).size();
    }

    private Queue<Runnable> queue(Lane lane) {
        return waiting.computeIfAbsent(lane, key -> new ArrayDeque<>());
    }

    @Override
    public <T> BackgroundTask start(
            Lane lane, Work<T> work, Consumer<? super T> done, Consumer<? super Problem> failed) {
        Task task = new Task();
        queue(lane)
                .add(
                        () -> {
                            if (!task.isCancelled()) {
                                run(task, work, done, failed);
                            }
                        });
        return task;
    }

    private static <T> void run(
            Task task, Work<T> work, Consumer<? super T> done, Consumer<? super Problem> failed) {
        T result;
        try {
            result = work.run(task);
        } catch (IntakeException e) {
            task.running.set(false);
            failed.accept(e.problem());
            return;
        } catch (Exception e) {
            throw new AssertionError("background work failed", e);
        }
        task.running.set(false);
        done.accept(result);
    }

    private static final class Task implements BackgroundTask, Progress {
        private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(true);
        private boolean cancelled;

        @Override
        public void cancel() {
            cancelled = true;
            running.set(false);
        }

        @Override
        public ReadOnlyDoubleProperty progress() {
            return new ReadOnlyDoubleWrapper(-1).getReadOnlyProperty();
        }

        @Override
        public ReadOnlyBooleanProperty running() {
            return running.getReadOnlyProperty();
        }

        @Override
        public void report(double fraction) {}

        @Override
        public boolean isCancelled() {
            return cancelled;
        }
    }
}
