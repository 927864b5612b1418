package dev.glassbox.app.cli;

import dev.glassbox.lessons.LessonProblem;
import dev.glassbox.lessons.lint.CourseLint;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.OpenModels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code lessons check}: every fault of a course folder, one line each, as compilers print them.
 */
@Command(name = "check")
final class LessonsCheckVerb extends Verb {
    @Parameters(arity = "0..1", paramLabel = "DIR", descriptionKey = "course")
    private @Nullable Path folder;

    LessonsCheckVerb(Job job) {
        super(job);
    }

    @Override
    int run() {
        Path course = folder == null ? job().wiring().files().lessons() : folder;
        if (!Files.isDirectory(course)) {
            throw Problem.input("cli.no-course", course.toString()).asException();
        }
        List<LessonProblem> problems = check(course);
        for (LessonProblem problem : problems) {
            out().println(place(problem) + ": " + job().messages().sentence(problem));
        }
        if (!problems.isEmpty()) {
            throw Problem.input("cli.course-faults", course.toString(), "count", problems.size())
                    .asException();
        }
        out().println(text("cli.course-clean", "course", course));
        return Cli.DONE;
    }

    private List<LessonProblem> check(Path course) {
        job().wiring().prepareEngine();
        try (OpenModels models = new OpenModels(job().wiring().models(), 1)) {
            StepCheck steps = new StepCheck(job().wiring().visualizers(), new Facts(models));
            return new CourseLint(steps).check(course);
        }
    }

    private static String place(LessonProblem problem) {
        String place = problem.file();
        if (problem.line() > 0) {
            place += ":" + problem.line();
            if (problem.column() > 0) {
                place += ":" + problem.column();
            }
        }
        return place;
    }
}
