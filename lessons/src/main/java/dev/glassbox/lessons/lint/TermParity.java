package dev.glassbox.lessons.lint;

import dev.glassbox.lessons.LessonProblem;
import dev.glassbox.lessons.Step;
import dev.glassbox.lessons.parse.LessonSource;
import dev.glassbox.lessons.parse.SectionName;
import dev.glassbox.lessons.text.Block;
import dev.glassbox.lessons.text.Prose;
import dev.glassbox.lessons.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A step brings in the same terms in every language. */
final class TermParity {
    private final LessonSource source;
    private final List<String> languages;

    TermParity(LessonSource source, List<String> languages) {
        this.source = source;
        this.languages = languages;
    }

    List<LessonProblem> check(Step step) {
        Set<String> all = new TreeSet<>();
        languages.forEach(language -> all.addAll(terms(step, language)));
        List<LessonProblem> problems = new ArrayList<>();
        for (String language : languages) {
            Set<String> missing = new TreeSet<>(all);
            missing.removeAll(terms(step, language));
            for (String term : missing) {
                problems.add(
                        source.heading(language, step.id(), SectionName.STEP)
                                .problem("lesson.style.term-missing", Map.of("term", term)));
            }
        }
        return problems;
    }

    private static Set<String> terms(Step step, String language) {
        Set<String> terms = new TreeSet<>(terms(step.prose().in(language)));
        step.prediction()
                .ifPresent(
                        prediction -> {
                            terms.addAll(terms(prediction.question().in(language)));
                            terms.addAll(terms(prediction.explanation().in(language)));
                            prediction
                                    .options()
                                    .forEach(o -> terms.addAll(terms(o.feedback().in(language))));
                        });
        return terms;
    }

    private static Set<String> terms(Prose prose) {
        Set<String> terms = new TreeSet<>();
        for (Block block : prose.blocks()) {
            if (block instanceof Block.Paragraph paragraph) {
                collect(paragraph.spans(), terms);
            } else if (block instanceof Block.Items items) {
                items.items().forEach(item -> terms.addAll(terms(item)));
            }
        }
        return terms;
    }

    private static void collect(List<Span> spans, Set<String> terms) {
        for (Span span : spans) {
            if (span instanceof Span.Term term) {
                terms.add(term.id());
            } else if (span instanceof Span.Strong strong) {
                collect(strong.spans(), terms);
            } else if (span instanceof Span.Emphasis emphasis) {
                collect(emphasis.spans(), terms);
            }
        }
    }
}
