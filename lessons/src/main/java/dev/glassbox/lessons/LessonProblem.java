package dev.glassbox.lessons;

import java.util.Map;

/**
 * One fault in a course folder, as a value.
 *
 * @param id the sentence in {@code problems_zh.properties} and {@code problems_en.properties}
 * @param file relative to the course folder
 * @param line from 1; 0 when the whole file is meant
 * @param column from 1; 0 when the whole line is meant
 * @param arguments the values named in the sentence
 */
public record LessonProblem(
        String id, String file, int line, int column, Map<String, String> arguments) {
    public LessonProblem {
        arguments = Map.copyOf(arguments);
    }
}
