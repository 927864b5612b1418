package dev.glassbox.lessons.parse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.lessons.Goal;
import java.util.List;
import java.util.Optional;

/**
 * What {@code lesson.json} says, before it is paired with its texts.
 *
 * @param head what is said of the lesson as a whole
 */
record LessonPlan(Head head, List<StepPlan> steps) {
    LessonPlan {
        steps = List.copyOf(steps);
    }

    record Head(
            String id,
            String unit,
            int order,
            int minutes,
            List<String> coverage,
            List<String> experiments) {}

    record StepPlan(
            String id,
            String visualizer,
            JsonNode state,
            Optional<Goal> goal,
            Optional<Predict> predict) {}

    record Predict(String fact, List<OptionPlan> options) {}

    record OptionPlan(String id, String value) {}

    Optional<StepPlan> step(String id) {
        return steps.stream().filter(step -> step.id().equals(id)).findFirst();
    }
}
