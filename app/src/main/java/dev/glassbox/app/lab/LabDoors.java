package dev.glassbox.app.lab;

import dev.glassbox.app.lesson.StageViewModel;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.training.Recipe;
import java.util.List;
import java.util.Optional;

/** What the lab asks of the house around it. */
public interface LabDoors {
    /** The recipes that bring their text, in the order of a menu. */
    List<Recipe> recipes();

    /** The recipe of that name, also one for texts of one's own, if there is one. */
    Optional<Recipe> recipe(String name);

    /** The recipe with a plan's own numbers, if there is one of that name and they can be. */
    default Optional<Recipe> recipe(LabPlan plan) {
        try {
            return recipe(plan.recipe()).map(shelved -> LabFolder.planned(shelved, plan));
        } catch (IntakeException e) {
            return Optional.empty(); // the run says why
        }
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
