package dev.glassbox.app.lab;

import dev.glassbox.app.background.BackgroundTasks;
import dev.glassbox.app.background.Lane;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.library.OwnModels;
import java.nio.file.Path;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Copies the model of a finished run into the library, with its card and its moments. Belongs to
 * the JavaFX thread.
 */
public final class ModelSaver {
    private final BackgroundTasks tasks;
    private final Supplier<OwnModels> models;
    private final Supplier<Path> runs;
    private final ReadOnlyObjectWrapper<Saved> state =
            new ReadOnlyObjectWrapper<>(this, "state", new Nothing());

    /** What has become of a model, by the name of its run. */
    public sealed interface Saved {
        /** The run; empty while none was to be saved. */
        String run();
    }

    /** None was to be saved. */
    public record Nothing() implements Saved {
        @Override
        public String run() {
            return "";
        }
    }

    /** It is being copied. */
    public record UnderWay(String run) implements Saved {}

    /**
     * It is there.
     *
     * @param model its id
     */
    public record Done(String run, String model) implements Saved {}

    /** It could not be saved. */
    public record Failed(String run, Problem problem) implements Saved {}

    /**
     * @param models the library; asked for when needed, for its folder can be changed
     * @param runs where the lab's runs lie
     */
    ModelSaver(BackgroundTasks tasks, Supplier<OwnModels> models, Supplier<Path> runs) {
        this.tasks = tasks;
        this.models = models;
        this.runs = runs;
    }

    public ReadOnlyObjectProperty<Saved> state() {
        return state.getReadOnlyProperty();
    }

    /**
     * Saves.
     *
     * @param run the name of a finished run's folder
     * @param name for the model
     */
    public void save(String run, String name) {
        Path folder = runs.get().resolve(run);
        state.set(new UnderWay(run));
        tasks.start(
                Lane.WORK,
                progress -> String.valueOf(models.get().save(folder, name).getFileName()),
                model -> state.set(new Done(run, model)),
                problem -> state.set(new Failed(run, problem)));
    }
}
