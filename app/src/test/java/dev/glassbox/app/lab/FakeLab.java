package dev.glassbox.app.lab;

import dev.glassbox.app.lab.LabRun.Phase;
import dev.glassbox.app.lab.LabState.Axes;
import dev.glassbox.app.lab.LabState.Focus;
import dev.glassbox.app.lab.LabState.Page;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.training.Adjustment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** A lab whose runs are done as soon as they begin: the {@link RecordedRuns}. */
public final class FakeLab implements Lab {
    private final ReadOnlyObjectWrapper<LabState> state;
    private final ReadOnlyObjectWrapper<LabRun> run = new ReadOnlyObjectWrapper<>(LabRun.NONE);
    private final ReadOnlyObjectWrapper<Optional<LabRun>> beside =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /** What was asked, in order. */
    public final List<String> asked = new ArrayList<>();

    public FakeLab() {
        state = new ReadOnlyObjectWrapper<>(state("", Page.TEXT));
    }

    /** A state that looks at the latest step. */
    public static LabState state(String beside, Page page) {
        return new LabState(
                new LabPlan("tinytown-small", Optional.empty(), 1, RecordedRuns.STEPS, beside),
                OptionalInt.empty(),
                OptionalInt.empty(),
                page,
                new Axes(false, false, 0),
                new Focus("the", 0, 0));
    }

    @Override
    public ReadOnlyObjectProperty<LabState> state() {
        return state.getReadOnlyProperty();
    }

    @Override
    public void change(LabState next) {
        if (!next.plan().equals(state.get().plan())) {
            run.set(LabRun.NONE);
            beside.set(Optional.empty());
        }
        state.set(next);
    }

    @Override
    public ReadOnlyObjectProperty<LabRun> run() {
        return run.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyObjectProperty<Optional<LabRun>> beside() {
        return beside.getReadOnlyProperty();
    }

    /** Puts a run on screen. */
    public void show(LabRun now) {
        run.set(now);
    }

    @Override
    public void start() {
        asked.add("start");
        go(Phase.RUNNING);
    }

    @Override
    public void pause() {
        asked.add("pause");
        go(Phase.PAUSED);
    }

    private void go(Phase phase) {
        List<Adjustment> changes = run.get().changes();
        if (!state.get().plan().beside().isEmpty()) {
            beside.set(Optional.of(RecordedRuns.with(RecordedRuns.broken(), phase, changes)));
        }
        run.set(RecordedRuns.with(RecordedRuns.healthy(), phase, changes));
    }

    @Override
    public void step(int steps) {
        asked.add("step " + steps);
        go(Phase.PAUSED);
    }

    @Override
    public void reset() {
        asked.add("reset");
        run.set(LabRun.NONE);
        beside.set(Optional.empty());
    }

    @Override
    public void adjust(String what, double value) {
        if (!(value >= 0)) {
            throw Problem.input("training.not-negative", what, "value", value).asException();
        }
        asked.add(what + " " + value);
        List<Adjustment> changes = new ArrayList<>(run.get().changes());
        changes.add(new Adjustment(run.get().step() / 2, what, value));
        run.set(RecordedRuns.with(run.get(), run.get().phase(), changes));
    }
}
