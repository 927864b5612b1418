package dev.glassbox.lessons.lint;

import dev.glassbox.lessons.Lesson;
import dev.glassbox.lessons.LessonProblem;
import dev.glassbox.lessons.Step;
import dev.glassbox.lessons.parse.CourseReader;
import dev.glassbox.lessons.parse.CourseReading;
import dev.glassbox.lessons.parse.LessonSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Checks a course folder: everything the reader refuses, and everything good style asks for. */
public final class CourseLint {
    private final CourseReader reader;
    private final StyleLimits limits;
    private final VisualizerCheck visualizers;

    public CourseLint(VisualizerCheck visualizers) {
        this(new CourseReader(), StyleLimits.STANDARD, visualizers);
    }

    public CourseLint(CourseReader reader, StyleLimits limits, VisualizerCheck visualizers) {
        this.reader = reader;
        this.limits = limits;
        this.visualizers = visualizers;
    }

    /** The faults, by file, line and column; none in a course that may be published. */
    public List<LessonProblem> check(Path root) {
        CourseReading reading = reader.read(root);
        List<LessonProblem> problems = new ArrayList<>(reading.problems());
        problems.addAll(new Orphans(root, reading).find());
        for (LessonSource source : reading.sources().values()) {
            for (String language : reading.course().languages()) {
                problems.addAll(Typography.check(source, language));
            }
        }
        for (Lesson lesson : reading.course().lessons()) {
            check(lesson, reading, problems);
        }
        problems.sort(
                Comparator.comparing(LessonProblem::file)
                        .thenComparingInt(LessonProblem::line)
                        .thenComparingInt(LessonProblem::column));
        return List.copyOf(problems);
    }

    private void check(Lesson lesson, CourseReading reading, List<LessonProblem> problems) {
        LessonSource source = Objects.requireNonNull(reading.sources().get(lesson.id()));
        TextLengths lengths = new TextLengths(limits, source, reading.course().languages());
        TermParity terms = new TermParity(source, reading.course().languages());
        for (Step step : lesson.steps()) {
            problems.addAll(lengths.check(step));
            problems.addAll(terms.check(step));
            if (step.goal().filter(goal -> goal.reached(step.state())).isPresent()) {
                problems.add(
                        source.locate(step.id(), "/goal")
                                .problem("lesson.goal.already-reached", Map.of()));
            }
            visualizers.check(step, new StepReport(source, step, problems));
        }
    }

    private record StepReport(LessonSource source, Step step, List<LessonProblem> problems)
            implements VisualizerCheck.Report {
        @Override
        public void value(String pointer, String id, Map<String, String> arguments) {
            problems.add(source.locate(step.id(), pointer).problem(id, arguments));
        }

        @Override
        public void key(String pointer, String id, Map<String, String> arguments) {
            problems.add(source.locateKey(step.id(), pointer).problem(id, arguments));
        }
    }
}
