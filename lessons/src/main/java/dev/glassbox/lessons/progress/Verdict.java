package dev.glassbox.lessons.progress;

import dev.glassbox.lessons.Prediction;
import java.util.Map;

/** What the running model says to a prediction. */
public enum Verdict {
    /** The chosen option states what the model did. */
    RIGHT,
    /** Another option does. */
    OTHER,
    /** No option does: the model did something nobody offered. */
    NONE;

    /**
     * Grades a prediction by what the picture states.
     *
     * @param chosen the option's id
     * @param facts of the frame on the stage, by name
     * @throws IllegalArgumentException if the question has no such option, or the frame does not
     *     state the fact asked for
     */
    public static Verdict of(Prediction prediction, String chosen, Map<String, String> facts) {
        Prediction.Option option =
                prediction
                        .option(chosen)
                        .orElseThrow(
                                () -> new IllegalArgumentException("no option '" + chosen + "'"));
        String fact = facts.get(prediction.fact());
        if (fact == null) {
            throw new IllegalArgumentException(
                    "the picture does not state '"
                            + prediction.fact()
                            + "', only "
                            + facts.keySet());
        }
        if (option.value().equals(fact)) {
            return RIGHT;
        }
        boolean offered = prediction.options().stream().anyMatch(o -> o.value().equals(fact));
        return offered ? OTHER : NONE;
    }
}
