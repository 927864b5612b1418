package dev.glassbox.lessons.parse;

import dev.glassbox.lessons.Course;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a course folder: {@code course.json} (languages, units) and one folder a lesson, found by
 * listing. The folder may lie in any file system, such as that of a jar.
 */
public final class CourseReader {
    /** The languages and the units in teaching order. */
    public static final String PLAN = "course.json";

    private final Limits limits;

    public CourseReader() {
        this(Limits.STANDARD);
    }

    public CourseReader(Limits limits) {
        this.limits = limits;
    }

    public CourseReading read(Path root) {
        Faults faults = new Faults(PLAN);
        Optional<CoursePlan> plan =
                SourceText.read(root.resolve(PLAN), limits.jsonBytes(), faults)
                        .flatMap(text -> JsonSource.parse(text, limits, faults))
                        .map(json -> CoursePlan.read(json, faults));
        if (plan.isEmpty() || !faults.isEmpty()) {
            return new CourseReading(new Course(List.of(), List.of()), Map.of(), faults.list());
        }
        LessonReader reader = new LessonReader(plan.get().languages(), limits);
        List<LessonReading> readings = new ArrayList<>();
        for (String folder : lessonFolders(root, faults)) {
            readings.add(reader.read(root.resolve(folder), folder));
        }
        return new CourseAssembly(plan.get(), faults.list()).build(readings);
    }

    /** A file's own name; in a zip file system a folder's ends with a slash, which is dropped. */
    public static String name(Path file) {
        return String.valueOf(file.getFileName()).replace("/", "");
    }

    /**
     * The names of the folders in a folder that are not hidden, sorted, so that every machine reads
     * them alike.
     */
    private List<String> lessonFolders(Path root, Faults faults) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root)) {
            for (Path entry : entries) {
                if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)
                        && !name(entry).startsWith(".")) {
                    names.add(name(entry));
                }
                if (names.size() > limits.lessons()) {
                    faults.add(
                            "lesson.course.too-many-lessons",
                            Position.WHOLE_FILE,
                            "limit",
                            limits.lessons());
                    return List.of();
                }
            }
        } catch (IOException e) {
            faults.add("lesson.course.unreadable", Position.WHOLE_FILE);
        }
        Collections.sort(names);
        return names;
    }
}
