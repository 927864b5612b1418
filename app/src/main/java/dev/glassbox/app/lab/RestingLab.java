package dev.glassbox.app.lab;

import dev.glassbox.app.lab.LabState.Axes;
import dev.glassbox.app.lab.LabState.Focus;
import dev.glassbox.app.lab.LabState.Page;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** A lab in which nothing was begun, and that only keeps what it shows. */
public final class RestingLab implements Lab {
    private static final LabRun.About ABOUT =
            new LabRun.About("", 0, 0, 0, OptionalDouble.empty(), 0, 0);

    private final ReadOnlyObjectWrapper<LabState> state =
            new ReadOnlyObjectWrapper<>(
                    this,
                    "state",
                    new LabState(
                            new LabPlan("tinytown-small", Optional.empty(), 1, 800, ""),
                            OptionalInt.empty(),
                            OptionalInt.empty(),
                            Page.TEXT,
                            new Axes(false, false, 0),
                            new Focus("the", 0, 0)));
    private final ReadOnlyObjectWrapper<LabRun> run =
            new ReadOnlyObjectWrapper<>(this, "run", none(800));
    private final ReadOnlyObjectWrapper<Optional<LabRun>> beside =
            new ReadOnlyObjectWrapper<>(this, "beside", Optional.empty());

    static LabRun none(int steps) {
        return new LabRun(
                LabRun.Phase.NONE,
                0,
                steps,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                ABOUT,
                Optional.empty());
    }

    @Override
    public ReadOnlyObjectProperty<LabState> state() {
        return state.getReadOnlyProperty();
    }

    @Override
    public void change(LabState next) {
        run.set(none(next.plan().steps()));
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

    @Override
    public void start() {}

    @Override
    public void pause() {}

    @Override
    public void step(int steps) {}

    @Override
    public void reset() {}

    @Override
    public void adjust(String what, double value) {}
}
