package dev.glassbox.app.lab;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;

/** The lab as data, and the hands on it. Belongs to the JavaFX thread; lives as the app. */
public interface Lab {
    ReadOnlyObjectProperty<LabState> state();

    /**
     * Shows another state. Another plan begins anew: the run so far stays on the disk, where it is
     * found again by its plan.
     */
    void change(LabState next);

    /** The healthy run. */
    ReadOnlyObjectProperty<LabRun> run();

    /** The run that is broken on purpose, if the plan has one. */
    ReadOnlyObjectProperty<Optional<LabRun>> beside();

    /** Begins, or goes on from where it waits. Both runs. */
    void start();

    /** Waits after the step under way. */
    void pause();

    /** Makes so many steps and waits. */
    void step(int steps);

    /** Forgets the run of this plan and its files; the next start begins at step 0. */
    void reset();

    /**
     * Changes a number of the running training from the next step on.
     *
     * @param what as {@code Adjustment#what()}
     * @throws dev.glassbox.runtime.intake.IntakeException if the value cannot be
     */
    void adjust(String what, double value);
}
