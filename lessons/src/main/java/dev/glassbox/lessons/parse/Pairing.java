package dev.glassbox.lessons.parse;

import dev.glassbox.lessons.parse.LessonPlan.StepPlan;
import dev.glassbox.lessons.parse.LessonText.Section;
import dev.glassbox.lessons.parse.LessonText.StepText;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Holds one language's file against {@code lesson.json}: the same steps, questions and options. */
final class Pairing {
    private final LessonPlan plan;
    private final Faults faults;

    Pairing(LessonPlan plan, Faults faults) {
        this.plan = plan;
        this.faults = faults;
    }

    void check(LessonText text) {
        List<String> planned = plan.steps().stream().map(StepPlan::id).toList();
        for (var step : text.steps().entrySet()) {
            Position at = step.getValue().heading().at();
            if (!planned.contains(step.getKey())) {
                unknown("lesson.text.unknown-step", at, step.getKey(), planned);
            }
        }
        for (StepPlan step : plan.steps()) {
            StepText part = text.steps().get(step.id());
            if (part == null) {
                if (!step.id().isEmpty()) {
                    faults.add("lesson.text.missing-step", Position.WHOLE_FILE, "step", step.id());
                }
            } else {
                checkSections(step, part);
            }
        }
        checkOrder(planned, text.steps());
    }

    private void checkOrder(List<String> planned, Map<String, StepText> written) {
        Iterator<String> expected = planned.stream().filter(written::containsKey).iterator();
        for (var step : written.entrySet()) {
            if (planned.contains(step.getKey()) && expected.hasNext()) {
                String next = expected.next();
                if (!next.equals(step.getKey())) {
                    Position at = step.getValue().heading().at();
                    faults.add(
                            "lesson.text.step-order", at, "step", step.getKey(), "expected", next);
                    return;
                }
            }
        }
    }

    private void checkSections(StepPlan step, StepText part) {
        List<String> planned = new ArrayList<>();
        step.predict()
                .ifPresent(
                        predict -> {
                            planned.add(SectionName.QUESTION);
                            predict.options().forEach(o -> planned.add(SectionName.option(o.id())));
                            planned.add(SectionName.EXPLANATION);
                        });
        for (var section : part.sections().entrySet()) {
            if (!planned.contains(section.getKey())) {
                Section found = section.getValue();
                unknown("lesson.text.unknown-section", found.at(), section.getKey(), planned);
            }
        }
        for (String section : planned) {
            if (!part.sections().containsKey(section)) {
                faults.add(
                        "lesson.text.missing-section",
                        part.heading().at(),
                        "step",
                        step.id(),
                        "section",
                        section);
            }
        }
    }

    private void unknown(String id, Position at, String name, List<String> planned) {
        if (planned.isEmpty()) {
            faults.add("lesson.text.needless-section", at, "name", name);
            return;
        }
        String meant = Suggestion.nearest(name, planned).orElse(String.join(", ", planned));
        faults.add(id, at, "name", name, "meant", meant);
    }
}
