package dev.glassbox.lessons.progress;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.lessons.Lesson;
import dev.glassbox.lessons.Step;
import java.util.Optional;

/**
 * The rules of going through a lesson. A locked result never bars the way: a learner may always
 * step on.
 */
public final class LessonWalk {
    private final Lesson lesson;

    public LessonWalk(Lesson lesson) {
        this.lesson = lesson;
    }

    /** Whether the step's result must stay hidden: it asks for a prediction and has none. */
    public static boolean isLocked(Step step, LessonProgress progress) {
        return step.prediction().isPresent() && progress.prediction(step.id()).isEmpty();
    }

    /**
     * Whether what the learner did so far does the step: the question is answered, and the state on
     * the stage has reached the goal if there is one.
     */
    public static boolean isReached(Step step, LessonProgress progress, JsonNode state) {
        return !isLocked(step, progress)
                && step.goal().map(goal -> goal.reached(state)).orElse(true);
    }

    public Optional<Step> next(String step) {
        return neighbour(step, 1);
    }

    public Optional<Step> previous(String step) {
        return neighbour(step, -1);
    }

    /** Counted from 1; 0 if the lesson has no such step. */
    public int number(String step) {
        for (int i = 0; i < lesson.steps().size(); i++) {
            if (lesson.steps().get(i).id().equals(step)) {
                return i + 1;
            }
        }
        return 0;
    }

    /** Where to go on: the first step that is not done, or the first of all when all are. */
    public Step resume(LessonProgress progress) {
        return lesson.steps().stream()
                .filter(step -> !progress.done().contains(step.id()))
                .findFirst()
                .orElse(lesson.steps().get(0));
    }

    /** Steps done, from 0 to 1. */
    public double share(LessonProgress progress) {
        long done = lesson.steps().stream().filter(s -> progress.done().contains(s.id())).count();
        return (double) done / lesson.steps().size();
    }

    private Optional<Step> neighbour(String step, int offset) {
        int index = number(step) - 1 + offset;
        boolean there = number(step) > 0 && index >= 0 && index < lesson.steps().size();
        return there ? Optional.of(lesson.steps().get(index)) : Optional.empty();
    }
}
