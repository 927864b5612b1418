package dev.glassbox.lessons.progress;

/**
 * A step of a lesson.
 *
 * @param lesson the lesson's id
 * @param step the step's id
 */
public record LessonPlace(String lesson, String step) {}
