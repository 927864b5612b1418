package dev.glassbox.lessons.parse;

import dev.glassbox.lessons.LessonProblem;
import java.util.Map;

/**
 * A position in a named file.
 *
 * @param file relative to the course folder, with {@code /}
 */
public record Place(String file, Position at) {

    /** A fault that stands here. */
    public LessonProblem problem(String id, Map<String, String> arguments) {
        return new LessonProblem(id, file, at.line(), at.column(), arguments);
    }
}
