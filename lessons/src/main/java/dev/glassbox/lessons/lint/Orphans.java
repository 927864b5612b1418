package dev.glassbox.lessons.lint;

import dev.glassbox.lessons.LessonProblem;
import dev.glassbox.lessons.parse.CourseReader;
import dev.glassbox.lessons.parse.CourseReading;
import dev.glassbox.lessons.parse.LessonReader;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Files that nobody reads: mostly a misspelt name or a language the course does not have. */
final class Orphans {
    private final Path root;
    private final CourseReading reading;

    Orphans(Path root, CourseReading reading) {
        this.root = root;
        this.reading = reading;
    }

    List<LessonProblem> find() {
        List<LessonProblem> problems = new ArrayList<>();
        Set<String> inCourse = new HashSet<>(reading.sources().keySet());
        inCourse.add(CourseReader.PLAN);
        if (reading.course().languages().isEmpty()) {
            return problems; // course.json could not be read: nothing is known to be superfluous
        }
        find(root, "", inCourse, problems);
        Set<String> inLesson = new HashSet<>(Set.of(LessonReader.PLAN));
        reading.course().languages().forEach(tag -> inLesson.add(LessonReader.textFile(tag)));
        for (String folder : reading.sources().keySet()) {
            find(root.resolve(folder), folder + "/", inLesson, problems);
        }
        return problems;
    }

    private static void find(
            Path folder, String prefix, Set<String> wanted, List<LessonProblem> problems) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = CourseReader.name(entry);
                if (!wanted.contains(name) && !name.startsWith(".")) {
                    problems.add(
                            new LessonProblem(
                                    "lesson.file.orphan",
                                    prefix + name,
                                    0,
                                    0,
                                    Map.of(
                                            "wanted",
                                            String.join(", ", wanted.stream().sorted().toList()))));
                }
            }
        } catch (IOException e) {
            problems.add(new LessonProblem("lesson.course.unreadable", prefix, 0, 0, Map.of()));
        }
    }
}
