package dev.glassbox.lessons.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glassbox.lessons.CourseFolder;
import dev.glassbox.lessons.Lesson;
import dev.glassbox.lessons.Prediction;
import dev.glassbox.lessons.Step;
import dev.glassbox.lessons.parse.CourseReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LessonWalkTest {
    private static final RecordedPrediction LOW =
            new RecordedPrediction("low", Verdict.OTHER, Instant.parse("2026-11-21T20:00:00Z"));

    @TempDir Path root;
    private Lesson lesson;
    private Step hook;
    private Step guess;

    @BeforeEach
    void readLesson() {
        lesson = new CourseReader().read(new CourseFolder(root).root()).course().lessons().get(0);
        hook = lesson.step("hook").orElseThrow();
        guess = lesson.step("guess").orElseThrow();
    }

    @Test
    void aResultIsHiddenUntilAPredictionIsRecorded() {
        LessonProgress answered = LessonProgress.NONE.withPrediction("guess", LOW);

        assertTrue(LessonWalk.isLocked(guess, LessonProgress.NONE));
        assertFalse(LessonWalk.isLocked(guess, answered));
        assertFalse(LessonWalk.isLocked(hook, LessonProgress.NONE));
    }

    @Test
    void aStepIsReachedByItsGoalOrItsAnswer() {
        LessonProgress answered = LessonProgress.NONE.withPrediction("guess", LOW);

        assertFalse(LessonWalk.isReached(hook, LessonProgress.NONE, value(1)));
        assertTrue(LessonWalk.isReached(hook, LessonProgress.NONE, value(2)));
        assertFalse(LessonWalk.isReached(guess, LessonProgress.NONE, value(1)));
        assertTrue(LessonWalk.isReached(guess, answered, value(1)));
    }

    @Test
    void onlyTheFirstAnswerCounts() {
        RecordedPrediction second =
                new RecordedPrediction("high", Verdict.RIGHT, LOW.when().plusSeconds(1));
        LessonProgress progress =
                LessonProgress.NONE.withPrediction("guess", LOW).withPrediction("guess", second);

        assertEquals(Optional.of(LOW), progress.prediction("guess"));
    }

    @Test
    void stepsFollowEachOther() {
        LessonWalk walk = new LessonWalk(lesson);

        assertEquals(Optional.of(guess), walk.next("hook"));
        assertEquals(Optional.empty(), walk.next("guess"));
        assertEquals(Optional.of(hook), walk.previous("guess"));
        assertEquals(Optional.empty(), walk.previous("hook"));
        assertEquals(Optional.empty(), walk.next("nowhere"));
        assertEquals(2, walk.number("guess"));
        assertEquals(0, walk.number("nowhere"));
    }

    @Test
    void oneGoesOnWhereSomethingIsLeftToDo() {
        LessonWalk walk = new LessonWalk(lesson);
        LessonProgress half = LessonProgress.NONE.withDone("hook");

        assertEquals(hook, walk.resume(LessonProgress.NONE));
        assertEquals(guess, walk.resume(half));
        assertEquals(hook, walk.resume(half.withDone("guess")));
        assertEquals(0.0, walk.share(LessonProgress.NONE));
        assertEquals(0.5, walk.share(half.withDone("removed-since")));
    }

    @Test
    void thePictureGradesThePrediction() {
        Prediction prediction = guess.prediction().orElseThrow();

        assertEquals(Verdict.RIGHT, Verdict.of(prediction, "high", Map.of("largest", "2")));
        assertEquals(Verdict.OTHER, Verdict.of(prediction, "low", Map.of("largest", "2")));
        assertEquals(Verdict.NONE, Verdict.of(prediction, "low", Map.of("largest", "3")));
    }

    @Test
    void gradingByAFactThatIsNotStatedIsRefused() {
        Prediction prediction = guess.prediction().orElseThrow();

        assertThrows(
                IllegalArgumentException.class,
                () -> Verdict.of(prediction, "low", Map.of("smallest", "1")));
        assertThrows(
                IllegalArgumentException.class,
                () -> Verdict.of(prediction, "middle", Map.of("largest", "1")));
    }

    @Test
    void theCoursesProgressKeepsEveryLesson() {
        LessonProgress half = LessonProgress.NONE.withDone("hook");
        CourseProgress course =
                CourseProgress.NONE
                        .withLesson("look", half)
                        .withLesson("gone", LessonProgress.NONE)
                        .at(new LessonPlace("look", "guess"));

        assertEquals(half, course.lesson("look"));
        assertEquals(LessonProgress.NONE, course.lesson("never-opened"));
        assertEquals(Set.of("look", "gone"), course.lessons().keySet());
        assertEquals(Optional.of(new LessonPlace("look", "guess")), course.last());
    }

    private static ObjectNode value(int value) {
        return JsonNodeFactory.instance.objectNode().put("value", value);
    }
}
