package dev.glassbox.lessons.parse;

import com.fasterxml.jackson.core.JsonPointer;
import dev.glassbox.lessons.Goal;
import dev.glassbox.lessons.parse.LessonPlan.Head;
import dev.glassbox.lessons.parse.LessonPlan.OptionPlan;
import dev.glassbox.lessons.parse.LessonPlan.Predict;
import dev.glassbox.lessons.parse.LessonPlan.StepPlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code lesson.json}. */
final class LessonPlanReader {
    private static final int MOST_MINUTES = 60;
    private static final int MOST_LESSONS_IN_A_UNIT = 99;
    private static final Set<String> LESSON =
            Set.of("id", "unit", "order", "minutes", "coverage", "experiments", "steps");
    private static final Set<String> STEP = Set.of("id", "visualizer", "state", "goal", "predict");
    private static final Set<String> PREDICT = Set.of("fact", "options");
    private static final Set<String> OPTION = Set.of("id", "value");

    private final Faults faults;

    LessonPlanReader(Faults faults) {
        this.faults = faults;
    }

    /**
     * @param folder the lesson folder's name, which must be the lesson's id
     */
    LessonPlan read(JsonSource json, String folder) {
        JsonFields lesson = new JsonFields(json, JsonPointer.empty(), LESSON, faults);
        String id = lesson.id("id");
        if (!id.isEmpty() && !id.equals(folder)) {
            faults.add("lesson.plan.id-not-folder", lesson.value("id"), "id", id, "folder", folder);
        }
        Head head =
                new Head(
                        id,
                        lesson.text("unit"),
                        lesson.number("order", 1, MOST_LESSONS_IN_A_UNIT),
                        lesson.number("minutes", 1, MOST_MINUTES),
                        lesson.texts("coverage", 0),
                        lesson.texts("experiments", 0));
        List<StepPlan> steps = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonFields fields : lesson.eachOf("steps", 1, STEP)) {
            StepPlan step = step(fields);
            reportTwice(step.id(), ids, fields, "id");
            steps.add(step);
        }
        return new LessonPlan(head, steps);
    }

    private StepPlan step(JsonFields step) {
        return new StepPlan(
                step.id("id"),
                step.id("visualizer"),
                step.object("state"),
                step.has("goal") ? Optional.of(new Goal(step.object("goal"))) : Optional.empty(),
                step.has("predict")
                        ? Optional.of(predict(step.fields("predict", PREDICT)))
                        : Optional.empty());
    }

    private Predict predict(JsonFields predict) {
        List<OptionPlan> options = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        Set<String> values = new HashSet<>();
        for (JsonFields fields : predict.eachOf("options", 2, OPTION)) {
            OptionPlan option = new OptionPlan(fields.id("id"), fields.token("value"));
            reportTwice(option.id(), ids, fields, "id");
            reportTwice(option.value(), values, fields, "value");
            options.add(option);
        }
        return new Predict(predict.text("fact"), options);
    }

    private void reportTwice(String value, Set<String> seen, JsonFields fields, String key) {
        if (!value.isEmpty() && !seen.add(value)) {
            faults.add("lesson.json.twice", fields.value(key), "value", value);
        }
    }
}
