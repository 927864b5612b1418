package dev.glassbox.app.cli;

import dev.glassbox.lessons.Course;
import dev.glassbox.lessons.Lesson;
import dev.glassbox.lessons.Step;
import dev.glassbox.runtime.intake.Problem;
import java.util.stream.Collectors;

/**
 * What {@code LESSON[#STEP]} names.
 *
 * @param lesson a lesson's id
 * @param step one of its steps' ids
 */
record LessonPlace(String lesson, String step) {

    /**
     * Finds it in the course; without a step it is the first one, and a step may also be given by
     * its number from 1.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if there is no such lesson or step
     */
    static LessonPlace in(Course course, String words) {
        int hash = words.indexOf('#');
        String id = hash < 0 ? words : words.substring(0, hash);
        Lesson lesson = course.lesson(id).orElseThrow(() -> noLesson(course, id).asException());
        String wanted = hash < 0 ? "1" : words.substring(hash + 1);
        Step step = lesson.step(wanted).orElseThrow(() -> noStep(lesson, wanted).asException());
        return new LessonPlace(id, step.id());
    }

    private static Problem noLesson(Course course, String id) {
        String known = course.lessons().stream().map(Lesson::id).collect(Collectors.joining(", "));
        return Problem.input("cli.unknown-lesson", "", "lesson", id, "known", known);
    }

    private static Problem noStep(Lesson lesson, String wanted) {
        String known = lesson.steps().stream().map(Step::id).collect(Collectors.joining(", "));
        return Problem.input(
                "cli.unknown-step", "", "lesson", lesson.id(), "step", wanted, "known", known);
    }
}
