package dev.glassbox.app.lesson;

import static dev.glassbox.app.lesson.StageViewModelTest.newStage;
import static dev.glassbox.app.lesson.StageViewModelTest.state;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.glassbox.lessons.Goal;
import dev.glassbox.lessons.Lesson;
import dev.glassbox.lessons.Prediction;
import dev.glassbox.lessons.Step;
import dev.glassbox.lessons.progress.CourseProgress;
import dev.glassbox.lessons.progress.ProgressStore;
import dev.glassbox.lessons.progress.RecordedPrediction;
import dev.glassbox.lessons.progress.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LessonViewModelTest {
    private final HeldAnswers answers = new HeldAnswers();
    private final StageViewModel stage = newStage(answers);
    private final KeptProgress kept = new KeptProgress();
    private Instant now = Instant.EPOCH;
    private final LessonViewModel lesson =
            new LessonViewModel(TallyLesson.create(), stage, new Learner(kept), () -> now);

    private int plus() {
        return stage.state().orElseThrow().get("plus").intValue();
    }

    @SuppressWarnings("unchecked") // the only visualizer of this test
    private void gesture(int plus) {
        Hosted<?, ?, ?> hosted = stage.hosted().get().orElseThrow();
        stage.change((Hosted<Tally.State, ?, ?>) hosted, new Tally.State("m", "abc", plus));
        now = now.plusSeconds(5);
    }

    @Test
    void aStepSetsItsStateAndGoingBackSetsTheEarlierOne() {
        lesson.goTo(0);
        lesson.next();
        assertThat(plus()).isEqualTo(2);
        lesson.back();
        assertThat(plus()).isEqualTo(1);
    }

    @Test
    void thereIsNothingBeforeTheFirstStepOrAfterTheLast() {
        lesson.goTo(0);
        lesson.back();
        assertThat(lesson.index().get()).isZero();
        lesson.goTo(2);
        lesson.next();
        assertThat(lesson.index().get()).isEqualTo(2);
        assertThat(List.of(lesson.atStart(), lesson.atEnd())).isEqualTo(List.of(false, true));
    }

    @Test
    void readingIsEnoughForAStepWithoutGoalOrQuestion() {
        lesson.goTo(0);
        assertThat(kept.progress.lesson("counting").done()).isEqualTo(Set.of("look"));
    }

    @Test
    void aStepWithAGoalIsDoneWhenTheLearnersStateReachesIt() {
        lesson.goTo(1);
        assertThat(lesson.done().get()).isFalse();
        gesture(5);
        assertThat(lesson.done().get()).isTrue();
        lesson.undo();
        assertThat(lesson.done().get()).as("what is done stays done").isTrue();
    }

    @Test
    void theResultIsCoveredUntilChosenAndTheGuessIsLocked() {
        lesson.goTo(2);
        assertThat(lesson.covered()).isEqualTo(Set.of("sum"));
        lesson.choose(1);
        lesson.choose(0);
        assertThat(lesson.covered()).isEmpty();
        assertThat(lesson.guess().get().orElseThrow().chosen().map(Prediction.Option::value))
                .contains("6");
    }

    @Test
    void theRunningModelGradesTheGuess() {
        lesson.goTo(2);
        lesson.choose(0);
        assertThat(lesson.guess().get().orElseThrow().verdict()).isEmpty();
        answers.answerLast();
        assertThat(lesson.guess().get().orElseThrow().verdict()).contains(Verdict.OTHER);
        assertThat(lesson.guess().get().orElseThrow().answer().map(Prediction.Option::value))
                .contains("6");
    }

    @Test
    void theResultIsShownOnTheStateThatTheQuestionIsAbout() {
        lesson.goTo(2);
        gesture(40);
        answers.answerLast();
        lesson.choose(1);
        assertThat(plus()).isEqualTo(3);
        assertThat(lesson.guess().get().orElseThrow().fact()).contains("6");
    }

    @Test
    void aGuessStaysWhereItWasMade() {
        lesson.goTo(2);
        lesson.choose(1);
        lesson.back();
        assertThat(lesson.guess().get()).isEmpty();
        lesson.next();
        assertThat(lesson.covered()).isEmpty();
    }

    @Test
    void aNewSessionRemembersTheGuessAndResetAsksAnew() {
        lesson.goTo(2);
        answers.answerLast();
        lesson.choose(0);
        LessonViewModel later =
                new LessonViewModel(
                        TallyLesson.create(), newStage(answers), new Learner(kept), () -> now);
        later.goTo(2);
        assertThat(later.guess().get().orElseThrow().chosen().map(Prediction.Option::id))
                .contains("5");
        later.reset();
        assertThat(later.covered()).isEqualTo(Set.of("sum"));
    }

    @Test
    void onlyTheFirstGuessIsKept() {
        lesson.goTo(2);
        answers.answerLast();
        lesson.choose(0);
        lesson.reset();
        lesson.choose(1);
        RecordedPrediction recorded =
                kept.progress.lesson("counting").prediction("guess").orElseThrow();
        assertThat(List.of(recorded.option(), recorded.verdict()))
                .isEqualTo(List.of("5", Verdict.OTHER));
    }

    @Test
    void whatTheLearnerChangesLaterDoesNotRegradeTheGuess() {
        lesson.goTo(2);
        answers.answerLast();
        lesson.choose(1);
        gesture(40);
        assertThat(lesson.guess().get().orElseThrow().fact()).contains("6");
    }

    @Test
    void resetBringsBackTheStepAndItsQuestion() {
        lesson.goTo(2);
        lesson.choose(1);
        gesture(40);
        lesson.reset();
        assertThat(plus()).isEqualTo(3);
        assertThat(lesson.covered()).isEqualTo(Set.of("sum"));
        assertThat(lesson.history().undo()).isEmpty();
    }

    @Test
    void undoAndRedoWalkTheStates() {
        lesson.goTo(1);
        gesture(7);
        gesture(8);
        lesson.undo();
        assertThat(plus()).isEqualTo(7);
        lesson.undo();
        lesson.undo();
        assertThat(plus()).isEqualTo(2);
        lesson.redo();
        assertThat(plus()).isEqualTo(7);
    }

    @Test
    void quickMovesOfOneControlAreOneUndo() {
        lesson.goTo(1);
        for (int i = 10; i < 20; i++) {
            gesture(i);
            now = now.minusSeconds(5).plusMillis(50);
        }
        lesson.undo();
        assertThat(plus()).isEqualTo(2);
    }

    @Test
    void aClosedLessonNoLongerListens() {
        lesson.goTo(2);
        lesson.choose(1);
        lesson.close();
        answers.answerLast();
        assertThat(lesson.guess().get().orElseThrow().fact()).isEmpty();
    }

    private static final class KeptProgress implements ProgressStore {
        private CourseProgress progress = CourseProgress.NONE;

        @Override
        public CourseProgress load() {
            return progress;
        }

        @Override
        public void save(CourseProgress changed) {
            progress = changed;
        }
    }

    /** Keeps the imports of the fixture in one place. */
    private static final class TallyLesson {
        static Lesson create() {
            return new Lesson(
                    "counting",
                    "U00",
                    1,
                    Lines.both("Counting"),
                    List.of(
                            step("look", 1, Optional.empty(), Optional.empty()),
                            step("reach", 2, Optional.of(goal(5)), Optional.empty()),
                            step("guess", 3, Optional.empty(), Optional.of(question()))),
                    List.of(),
                    List.of());
        }

        private static Step step(
                String id, int plus, Optional<Goal> goal, Optional<Prediction> prediction) {
            return Lines.step(id, state("abc", plus), goal, prediction);
        }

        private static Goal goal(int plus) {
            JsonNode pattern = JsonNodeFactory.instance.objectNode().put("plus", plus);
            return new Goal(pattern);
        }

        private static Prediction question() {
            return Lines.prediction("sum", "5", "6");
        }
    }
}
