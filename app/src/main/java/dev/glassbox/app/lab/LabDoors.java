package dev.glassbox.app.lab;

import dev.glassbox.app.lesson.StageViewModel;
import dev.glassbox.runtime.training.Recipe;
import java.util.List;
import java.util.Optional;

/** What the lab asks of the house around it. */
public interface LabDoors {
    /** Every recipe that can be trained, in the order of a menu. */
    List<Recipe> recipes();

    /** The recipe of that name, if there is one. */
    default Optional<Recipe> recipe(String name) {
        return recipes().stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** The bundled models whose training was kept, with the steps. */
    List<Kept> kept();

    /** A stage of the lab's own, for any visualizer. */
    StageViewModel stage();

    /** Every visualizer that looks at a model, by id. */
    List<String> visualizers();

    /** What is said of the run's health; empty while nobody examines it. */
    Optional<List<Remark>> health(Shown shown);

    /** Shows a lesson of that curriculum id, where it exists. */
    Optional<Runnable> lesson(String topic);

    /**
     * A model's training as it was kept.
     *
     * @param model its id
     * @param steps ascending
     */
    record Kept(String model, List<Integer> steps) {
        public Kept {
            steps = List.copyOf(steps);
        }
    }
}
