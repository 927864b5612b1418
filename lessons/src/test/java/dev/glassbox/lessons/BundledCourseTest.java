package dev.glassbox.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.glassbox.lessons.lint.CourseLint;
import dev.glassbox.lessons.lint.VisualizerCheck;
import dev.glassbox.lessons.parse.CourseReader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The course that comes with the app. The app's tests hold it against models and visualizers. */
class BundledCourseTest {
    private static final Path ROOT = Path.of("src/main/resources/lessons");

    @Test
    void hasNoFault() {
        List<String> faults =
                new CourseLint(VisualizerCheck.NONE)
                        .check(ROOT).stream()
                                .map(p -> Sentences.brief(p) + ": " + Sentences.of(p, "en"))
                                .toList();
        assertEquals(List.of(), faults);
    }

    @Test
    void isInChineseAndEnglish() {
        Course course = new CourseReader().read(ROOT).course();
        assertEquals(List.of("zh", "en"), course.languages());
        assertTrue(course.lesson("attention-first-look").isPresent());
    }

    @Test
    void everyLessonAsksForAPredictionAndForAnAction() {
        for (Lesson lesson : new CourseReader().read(ROOT).course().lessons()) {
            Stream<Step> asking = lesson.steps().stream().filter(s -> s.prediction().isPresent());
            Stream<Step> doing = lesson.steps().stream().filter(s -> s.goal().isPresent());
            assertTrue(asking.findAny().isPresent(), lesson.id());
            assertTrue(doing.findAny().isPresent(), lesson.id());
        }
    }
}
