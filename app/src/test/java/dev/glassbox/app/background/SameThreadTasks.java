package dev.glassbox.app.background;

import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;

/**
 * Does the work at once, on the caller's thread, so that what is asynchronous in the app is
 * sequential in a test. What is neither answered nor an {@link IntakeException} fails the test.
 */
public final class SameThreadTasks implements BackgroundTasks {
    @Override
    public <T> BackgroundTask start(
            Lane lane, Work<T> work, Consumer<? super T> done, Consumer<? super Problem> failed) {
        Finished task = new Finished();
        T result;
        try {
            result = work.run(task);
        } catch (IntakeException e) {
            failed.accept(e.problem());
            return task;
        } catch (Exception e) {
            throw new AssertionError("background work failed", e);
        }
        done.accept(result);
        return task;
    }

    private static final class Finished implements BackgroundTask, Progress {
        private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);

        @Override
        public void cancel() {}

        @Override
        public ReadOnlyDoubleProperty progress() {
            return progress.getReadOnlyProperty();
        }

        @Override
        public ReadOnlyBooleanProperty running() {
            return new ReadOnlyBooleanWrapper(false).getReadOnlyProperty();
        }

        @Override
        public void report(double fraction) {
            progress.set(fraction);
        }

        @Override
        public boolean isCancelled() {
            return false;
        }
    }
}
