package dev.glassbox.app.cli;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glassbox.lessons.Goal;
import dev.glassbox.lessons.Prediction;
import dev.glassbox.lessons.Step;
import dev.glassbox.lessons.lint.VisualizerCheck;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.StrictJson;
import dev.glassbox.runtime.intake.UnknownKeys;
import dev.glassbox.visualizers.api.Visualizer;
import dev.glassbox.visualizers.api.VisualizerCatalog;
import dev.glassbox.visualizers.api.VisualizerState;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Holds a step of a lesson against the visualizers there are: it exists, can read the state, can
 * come to look like the goal, and states the fact that is asked for, which one of the options is.
 * The facts come from the running model, as they will before the learner.
 */
final class StepCheck implements VisualizerCheck {
    private final VisualizerCatalog visualizers;
    private final Facts facts;
    private final StrictJson json = StrictJson.standard();

    StepCheck(VisualizerCatalog visualizers, Facts facts) {
        this.visualizers = visualizers;
        this.facts = facts;
    }

    @Override
    public void check(Step step, Report report) {
        Optional<Visualizer<?, ?, ?>> visualizer = visualizers.byId(step.visualizer());
        if (visualizer.isEmpty()) {
            report.value(
                    "/visualizer",
                    "lesson.visualizer.unknown",
                    Map.of(
                            "visualizer",
                            step.visualizer(),
                            "known",
                            String.join(", ", visualizers.ids())));
            return;
        }
        check(visualizer.get(), step, report);
    }

    private <S extends VisualizerState> void check(
            Visualizer<S, ?, ?> visualizer, Step step, Report report) {
        S state;
        try {
            state = read(visualizer, step.state());
        } catch (IntakeException refused) {
            report(refused, visualizer.id(), report);
            return;
        }
        step.goal().ifPresent(goal -> checkGoal(visualizer, step, goal, report));
        step.prediction().ifPresent(question -> checkQuestion(visualizer, state, question, report));
    }

    /** The step's state with the goal's values put in must be a state too. */
    private void checkGoal(Visualizer<?, ?, ?> visualizer, Step step, Goal goal, Report report) {
        try {
            read(visualizer, merge(step.state(), goal.pattern()));
        } catch (IntakeException refused) {
            report.value(
                    "/goal",
                    "lesson.visualizer.goal-never",
                    Map.of("visualizer", visualizer.id(), "reason", reason(refused)));
        }
    }

    private <S extends VisualizerState> void checkQuestion(
            Visualizer<S, ?, ?> visualizer, S state, Prediction question, Report report) {
        Map<String, String> stated;
        try {
            stated = new TreeMap<>(facts.of(visualizer, state));
        } catch (IntakeException refused) {
            report.value("/state", refused.problem().id(), withPlace(refused));
            return;
        }
        String fact = stated.get(question.fact());
        if (fact == null) {
            report.value(
                    "/predict/fact",
                    "lesson.visualizer.unknown-fact",
                    Map.of(
                            "visualizer",
                            visualizer.id(),
                            "fact",
                            question.fact(),
                            "known",
                            String.join(", ", stated.keySet())));
        } else if (question.options().stream().noneMatch(o -> o.value().equals(fact))) {
            report.value(
                    "/predict/options",
                    "lesson.visualizer.no-right-option",
                    Map.of("fact", question.fact(), "value", fact));
        }
    }

    private <S extends VisualizerState> S read(Visualizer<S, ?, ?> visualizer, JsonNode state) {
        return json.read(state, "", visualizer.stateType(), UnknownKeys.REFUSED);
    }

    private static void report(IntakeException refused, String visualizer, Report report) {
        String pointer = "/state" + pointer(refused);
        if (refused.getCause() instanceof UnrecognizedPropertyException unknown) {
            report.key(
                    pointer,
                    "lesson.visualizer.unknown-key",
                    Map.of(
                            "visualizer",
                            visualizer,
                            "key",
                            unknown.getPropertyName(),
                            "allowed",
                            unknown.getKnownPropertyIds().stream()
                                    .map(String::valueOf)
                                    .sorted()
                                    .collect(Collectors.joining(", "))));
            return;
        }
        report.value(
                pointer,
                "lesson.visualizer.refused",
                Map.of("visualizer", visualizer, "reason", reason(refused)));
    }

    /** Where in the state: {@code /cell/query}. */
    private static String pointer(IntakeException refused) {
        if (!(refused.getCause() instanceof JsonMappingException mapping)) {
            return "";
        }
        return mapping.getPath().stream()
                .map(
                        step ->
                                step.getFieldName() == null
                                        ? "" + step.getIndex()
                                        : step.getFieldName())
                .map(name -> "/" + name.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
    }

    /** What the state's own constructor says, or Jackson. */
    private static String reason(IntakeException refused) {
        if (refused.getCause() instanceof ValueInstantiationException e && e.getCause() != null) {
            return String.valueOf(e.getCause().getMessage());
        }
        if (refused.getCause() instanceof JsonMappingException e) {
            return e.getOriginalMessage();
        }
        return String.valueOf(refused.getMessage());
    }

    private static Map<String, String> withPlace(IntakeException refused) {
        Map<String, String> arguments = new TreeMap<>(refused.problem().arguments());
        arguments.putIfAbsent("place", refused.problem().place());
        return arguments;
    }

    private static JsonNode merge(JsonNode state, JsonNode pattern) {
        if (!state.isObject() || !pattern.isObject()) {
            return pattern;
        }
        ObjectNode merged = state.deepCopy();
        for (var field : pattern.properties()) {
            JsonNode own = merged.path(field.getKey());
            merged.set(field.getKey(), merge(own, field.getValue()));
        }
        return merged;
    }
}
