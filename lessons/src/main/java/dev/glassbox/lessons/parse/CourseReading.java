package dev.glassbox.lessons.parse;

import dev.glassbox.lessons.Course;
import dev.glassbox.lessons.LessonProblem;
import java.util.List;
import java.util.Map;

/**
 * What came of reading a course folder. A lesson with a problem is left out of the course; the
 * others are there.
 *
 * @param course may be empty
 * @param sources of every lesson folder, also of those with problems, by folder name
 * @param problems {@code course.json} first, then folder by folder
 */
public record CourseReading(
        Course course, Map<String, LessonSource> sources, List<LessonProblem> problems) {
    public CourseReading {
        sources = Map.copyOf(sources);
        problems = List.copyOf(problems);
    }
}
