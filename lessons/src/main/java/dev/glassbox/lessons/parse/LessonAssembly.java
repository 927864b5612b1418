package dev.glassbox.lessons.parse;

import dev.glassbox.lessons.Lesson;
import dev.glassbox.lessons.Localized;
import dev.glassbox.lessons.Prediction;
import dev.glassbox.lessons.Step;
import dev.glassbox.lessons.parse.LessonPlan.Head;
import dev.glassbox.lessons.parse.LessonPlan.Predict;
import dev.glassbox.lessons.parse.LessonPlan.StepPlan;
import dev.glassbox.lessons.parse.LessonText.Section;
import dev.glassbox.lessons.parse.LessonText.StepText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Puts a plan and its texts together; {@link Pairing} has found nothing to object. */
final class LessonAssembly {
    private final LessonPlan plan;
    private final Map<String, LessonText> texts;

    LessonAssembly(LessonPlan plan, Map<String, LessonText> texts) {
        this.plan = plan;
        this.texts = texts;
    }

    Lesson build() {
        Head head = plan.head();
        List<Step> steps = plan.steps().stream().map(this::step).toList();
        return new Lesson(
                head.id(),
                head.unit(),
                head.minutes(),
                localized(LessonText::title),
                steps,
                head.coverage(),
                head.experiments());
    }

    private Step step(StepPlan step) {
        return new Step(
                step.id(),
                localized(text -> part(text, step).heading().title()),
                localized(text -> part(text, step).heading().prose()),
                step.visualizer(),
                step.state(),
                step.goal(),
                step.predict().map(predict -> prediction(step, predict)));
    }

    private Prediction prediction(StepPlan step, Predict predict) {
        return new Prediction(
                predict.fact(),
                localized(text -> section(text, step, SectionName.QUESTION).prose()),
                predict.options().stream()
                        .map(
                                option -> {
                                    String name = SectionName.option(option.id());
                                    return new Prediction.Option(
                                            option.id(),
                                            option.value(),
                                            localized(text -> section(text, step, name).title()),
                                            localized(text -> section(text, step, name).prose()));
                                })
                        .toList(),
                localized(text -> section(text, step, SectionName.EXPLANATION).prose()));
    }

    private static StepText part(LessonText text, StepPlan step) {
        return Objects.requireNonNull(text.steps().get(step.id()));
    }

    private static Section section(LessonText text, StepPlan step, String name) {
        return Objects.requireNonNull(part(text, step).sections().get(name));
    }

    private <T> Localized<T> localized(Function<LessonText, T> of) {
        Map<String, T> byLanguage = new HashMap<>();
        texts.forEach((language, text) -> byLanguage.put(language, of.apply(text)));
        return new Localized<>(byLanguage);
    }
}
