package dev.glassbox.lessons.lint;

import dev.glassbox.lessons.Step;
import java.util.Map;

/**
 * Holds a step against the visualizers there are; the app brings it, for this module knows none. It
 * checks that the visualizer exists, that it can read the state, that the goal is part of a state,
 * and that it states the fact a question asks for. The sentences are {@code lesson.visualizer.*}.
 */
@FunctionalInterface
public interface VisualizerCheck {
    /** Accepts everything: for checking a course where there are no visualizers. */
    VisualizerCheck NONE = (step, report) -> {};

    void check(Step step, Report report);

    /** Takes the faults found in one step. */
    interface Report {
        /**
         * A fault in a value.
         *
         * @param pointer within the step, such as {@code /state/layer} or {@code /predict/fact}
         * @param id of the sentence
         * @param arguments the values named in the sentence
         */
        void value(String pointer, String id, Map<String, String> arguments);

        /** A fault in a key, such as one that the state does not have. */
        void key(String pointer, String id, Map<String, String> arguments);
    }
}
