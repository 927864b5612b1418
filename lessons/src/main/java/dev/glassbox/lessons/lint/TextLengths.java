package dev.glassbox.lessons.lint;

import dev.glassbox.lessons.LessonProblem;
import dev.glassbox.lessons.Prediction;
import dev.glassbox.lessons.Step;
import dev.glassbox.lessons.parse.LessonSource;
import dev.glassbox.lessons.parse.SectionName;
import dev.glassbox.lessons.text.TextMeasure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Holds each text that is read at one time against the limits; a step and its question are read
 * together.
 */
final class TextLengths {
    private final StyleLimits limits;
    private final LessonSource source;
    private final List<String> languages;

    TextLengths(StyleLimits limits, LessonSource source, List<String> languages) {
        this.limits = limits;
        this.source = source;
        this.languages = languages;
    }

    List<LessonProblem> check(Step step) {
        List<LessonProblem> problems = new ArrayList<>();
        for (String language : languages) {
            String text = step.prose().in(language).plain();
            String question =
                    step.prediction().map(p -> p.question().in(language).plain()).orElse("");
            check(step, language, SectionName.STEP, text + "\n" + question, problems);
            step.prediction().ifPresent(p -> check(step, language, p, problems));
        }
        return problems;
    }

    private void check(
            Step step, String language, Prediction prediction, List<LessonProblem> problems) {
        for (Prediction.Option option : prediction.options()) {
            String section = SectionName.option(option.id());
            check(step, language, section, option.feedback().in(language).plain(), problems);
        }
        String explanation = prediction.explanation().in(language).plain();
        check(step, language, SectionName.EXPLANATION, explanation, problems);
    }

    private void check(
            Step step, String language, String section, String text, List<LessonProblem> problems) {
        TextMeasure measure = TextMeasure.of(text);
        int limit = limits.of(measure);
        if (measure.count() > limit) {
            problems.add(
                    source.heading(language, step.id(), section)
                            .problem(
                                    measure.inCharacters()
                                            ? "lesson.style.too-many-characters"
                                            : "lesson.style.too-many-words",
                                    Map.of(
                                            "count",
                                            String.valueOf(measure.count()),
                                            "limit",
                                            String.valueOf(limit))));
        }
    }
}
