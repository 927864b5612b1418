package dev.glassbox.lessons.parse;

import dev.glassbox.lessons.LessonProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one lesson folder: {@code lesson.json} and one Markdown file a language. */
public final class LessonReader {
    /** What the learner does, step by step: no words. */
    public static final String PLAN = "lesson.json";

    private final List<String> languages;
    private final Limits limits;

    /**
     * @param languages the tags that every lesson must have a file for
     */
    public LessonReader(List<String> languages, Limits limits) {
        this.languages = List.copyOf(languages);
        this.limits = limits;
    }

    /** The name of a language's file. */
    public static String textFile(String language) {
        return language + ".md";
    }

    /**
     * @param folder of any file system
     * @param name the folder's name, which must be the lesson's id
     */
    public LessonReading read(Path folder, String name) {
        Faults planFaults = new Faults(name + "/" + PLAN);
        Optional<JsonSource> json =
                SourceText.read(folder.resolve(PLAN), limits.jsonBytes(), planFaults)
                        .flatMap(text -> JsonSource.parse(text, limits, planFaults));
        Optional<LessonPlan> plan =
                json.map(source -> new LessonPlanReader(planFaults).read(source, name));

        List<LessonProblem> problems = new ArrayList<>(planFaults.list());
        Map<String, LessonText> texts = new LinkedHashMap<>();
        for (String language : languages) {
            Faults faults = new Faults(name + "/" + textFile(language));
            SourceText.read(folder.resolve(textFile(language)), limits.markdownBytes(), faults)
                    .map(text -> new LessonTextReader(text, limits, faults).read())
                    .ifPresent(text -> texts.put(language, text));
            if (plan.isPresent() && texts.containsKey(language)) {
                new Pairing(plan.get(), faults).check(texts.get(language));
            }
            problems.addAll(faults.list());
        }
        LessonSource source = new LessonSource(name, json, texts);
        if (plan.isEmpty() || !problems.isEmpty()) {
            return new LessonReading(Optional.empty(), 1, source, problems);
        }
        return new LessonReading(
                Optional.of(new LessonAssembly(plan.get(), texts).build()),
                plan.get().head().order(),
                source,
                problems);
    }
}
