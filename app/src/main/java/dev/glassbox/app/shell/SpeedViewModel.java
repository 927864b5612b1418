package dev.glassbox.app.shell;

import dev.glassbox.app.background.BackgroundTask;
import dev.glassbox.app.background.BackgroundTasks;
import dev.glassbox.app.background.Lane;
import dev.glassbox.app.background.Progress;
import dev.glassbox.app.speed.SpeedCheck;
import dev.glassbox.runtime.bench.BenchReport;
import dev.glassbox.runtime.intake.Problem;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * "How fast is this machine?" as data. A check goes on when its panel is closed, and its result
 * stays until the next one. Lives as the app, on the JavaFX thread.
 */
public final class SpeedViewModel {
    private final BackgroundTasks tasks;
    private final SpeedCheck check;
    private final ReadOnlyObjectWrapper<State> state =
            new ReadOnlyObjectWrapper<>(this, "state", State.IDLE);
    private @Nullable BackgroundTask running;
    private volatile String part = "machine";

    /** What a check is doing. */
    enum Phase {
        IDLE,
        RUNNING,
        CANCELLED,
        DONE,
        FAILED
    }

    /**
     * All that is shown.
     *
     * @param fraction how much is done, from 0 to 1
     * @param part what is being measured, for {@code bench.section.*}
     * @param report the last whole result
     * @param problem why there is none
     */
    record State(
            Phase phase,
            double fraction,
            String part,
            Optional<BenchReport> report,
            Optional<Problem> problem) {
        static final State IDLE =
                new State(Phase.IDLE, 0, "machine", Optional.empty(), Optional.empty());

        State in(Phase now) {
            return new State(now, fraction, part, report, Optional.empty());
        }
    }

    /**
     * @param check run on a worker's thread
     */
    public SpeedViewModel(BackgroundTasks tasks, SpeedCheck check) {
        this.tasks = tasks;
        this.check = check;
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** Starts a check; one under way goes on instead. */
    void start() {
        if (state.get().phase() == Phase.RUNNING) {
            return;
        }
        state.set(new State(Phase.RUNNING, 0, "machine", state.get().report(), Optional.empty()));
        BackgroundTask started = tasks.start(Lane.WORK, this::measure, this::done, this::failed);
        running = started;
        started.progress().addListener((property, old, now) -> moved(now.doubleValue()));
    }

    /** Stops a check that is under way; an earlier result stays. */
    void cancel() {
        BackgroundTask task = running;
        if (task != null && state.get().phase() == Phase.RUNNING) {
            task.cancel();
            running = null;
            state.set(state.get().in(Phase.CANCELLED));
        }
    }

    private BenchReport measure(Progress progress) {
        return check.run(
                (fraction, now) -> {
                    part = now;
                    progress.report(fraction);
                },
                progress);
    }

    private void moved(double fraction) {
        State now = state.get();
        if (now.phase() == Phase.RUNNING) {
            state.set(
                    new State(
                            Phase.RUNNING,
                            Math.max(0, fraction),
                            part,
                            now.report(),
                            Optional.empty()));
        }
    }

    private void done(BenchReport report) {
        running = null;
        state.set(new State(Phase.DONE, 1, part, Optional.of(report), Optional.empty()));
    }

    private void failed(Problem problem) {
        running = null;
        State now = state.get();
        state.set(
                new State(Phase.FAILED, now.fraction(), part, now.report(), Optional.of(problem)));
    }
}
