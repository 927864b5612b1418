package dev.glassbox.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.app.background.BackgroundTask;
import dev.glassbox.app.background.BackgroundTasks;
import dev.glassbox.app.background.Lane;
import dev.glassbox.app.background.Progress;
import dev.glassbox.app.shell.SpeedViewModel.Phase;
import dev.glassbox.runtime.intake.Problem;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import org.junit.jupiter.api.Test;

class SpeedViewModelTest {
    private final Held held = new Held();
    private final SpeedViewModel model =
            new SpeedViewModel(
                    held,
                    (listener, stop) -> {
                        listener.at(0.4, "small");
                        stop.check();
                        return SampleReport.MADE;
                    });

    @Test
    void aCheckRunsOnAWorkerAndItsResultStays() {
        model.start();
        assertThat(held.lane).isEqualTo(Lane.WORK);
        assertThat(model.state().get().phase()).isEqualTo(Phase.RUNNING);
        held.work();
        assertThat(model.state().get().fraction()).isEqualTo(0.4);
        assertThat(model.state().get().part()).isEqualTo("small");
        held.answer();
        assertThat(model.state().get().phase()).isEqualTo(Phase.DONE);
        assertThat(model.state().get().report()).contains(SampleReport.MADE);

        model.start(); // while the next one runs the last result is still there
        assertThat(model.state().get().report()).contains(SampleReport.MADE);
    }

    @Test
    void onlyOneRunsAtATime() {
        model.start();
        model.start();
        assertThat(held.started).isEqualTo(1);
    }

    @Test
    void cancellingStopsTheWorkAndSaysSo() {
        model.start();
        model.cancel();
        assertThat(held.cancelled).isTrue();
        assertThat(model.state().get().phase()).isEqualTo(Phase.CANCELLED);
        assertThat(model.state().get().report()).isEmpty();
        model.start();
        assertThat(held.started).isEqualTo(2);
    }

    @Test
    void whatGoesWrongIsSaid() {
        model.start();
        held.fail(Problem.failure("engine.cannot-start", "PyTorch"));
        assertThat(model.state().get().phase()).isEqualTo(Phase.FAILED);
        assertThat(model.state().get().problem()).map(Problem::id).contains("engine.cannot-start");
    }

    /** One task at a time, done when the test says so. */
    private static final class Held implements BackgroundTasks, BackgroundTask, Progress {
        private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
        private Lane lane = Lane.WRITE;
        private Runnable work = () -> {};
        private Runnable answer = () -> {};
        private Consumer<? super Problem> failed = problem -> {};
        private int started;
        private boolean cancelled;

        @Override
        public <T> BackgroundTask start(
                Lane chosen,
                Work<T> asked,
                Consumer<? super T> done,
                Consumer<? super Problem> troubled) {
            started++;
            cancelled = false;
            lane = chosen;
            failed = troubled;
            work =
                    () -> {
                        try {
                            T result = asked.run(this);
                            answer = () -> done.accept(result);
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                    };
            return this;
        }

        void work() {
            work.run();
        }

        void answer() {
            answer.run();
        }

        void fail(Problem problem) {
            failed.accept(problem);
        }

        @Override
        public void report(double fraction) {
            progress.set(fraction);
        }

        @Override
        public boolean isCancelled() {
            return cancelled;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }

        @Override
        public ReadOnlyDoubleProperty progress() {
            return progress.getReadOnlyProperty();
        }

        @Override
        public ReadOnlyBooleanProperty running() {
            return new ReadOnlyBooleanWrapper(true).getReadOnlyProperty();
        }
    }
}
