package dev.glassbox.lessons.parse;

import dev.glassbox.lessons.Lesson;
import dev.glassbox.lessons.LessonProblem;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading one lesson folder.
 *
 * @param lesson absent if there is any problem
 * @param order its place in the unit, from 1
 * @param source where everything stands
 * @param problems in the order of the files
 */
public record LessonReading(
        Optional<Lesson> lesson, int order, LessonSource source, List<LessonProblem> problems) {
    public LessonReading {
        problems = List.copyOf(problems);
    }
}
