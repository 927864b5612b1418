package dev.glassbox.app.cli;

import dev.glassbox.lessons.Lesson;
import dev.glassbox.lessons.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lessons}: the course in teaching order. */
@Command(name = "lessons")
final class LessonsVerb extends Verb {
    @Option(names = "--json")
    private boolean json;

    LessonsVerb(Job job) {
        super(job);
    }

    @Override
    List<Verb> verbs() {
        return List.of(new LessonsCheckVerb(job()));
    }

    @Override
    int run() {
        List<Lesson> lessons = job().wiring().course().lessons();
        if (json) {
            Json.line(out(), lessons.stream().map(LessonsVerb::describe).toList());
        } else {
            String language = job().messages().language();
            for (Lesson lesson : lessons) {
                out().println(lesson.id() + "  " + lesson.title().in(language));
            }
        }
        return Cli.DONE;
    }

    private static Map<String, Object> describe(Lesson lesson) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", lesson.id());
        object.put("unit", lesson.unit());
        object.put("title", lesson.title().byLanguage());
        object.put("steps", lesson.steps().stream().map(Step::id).toList());
        object.put("experiments", lesson.experiments());
        object.put("coverage", lesson.coverage());
        return object;
    }
}
