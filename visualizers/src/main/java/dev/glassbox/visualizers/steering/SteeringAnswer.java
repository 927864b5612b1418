package dev.glassbox.visualizers.steering;

import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.visualizers.api.QuestionAnswer;
import java.util.List;
import java.util.Optional;

/**
 * The pass without and with the push, and what is written on.
 *
 * @param plain the pass without, its activations left out
 * @param steered logits of the next token with the push, {@code [d_vocab]}
 * @param push what was added; absent where the model has no such layer
 * @param lines what is written on, as far as known
 * @param complete whether those are all
 */
record SteeringAnswer(
        TraceAnswer plain, float[] steered, Optional<Push> push, List<Line> lines, boolean complete)
        implements QuestionAnswer {

    /** How many lines there are in the end. */
    static final int LINES = 3;

    SteeringAnswer {
        lines = List.copyOf(lines);
    }

    /**
     * What is added to the residual stream at every position, and what it does to the last one.
     *
     * @param direction its length
     * @param before length of the last position's residual without it
     * @param cosine of the angle between the two
     * @param after length of the last position's residual with it, as the engine records it
     */
    record Push(double direction, double before, double cosine, double after) {}

    /** A text written on. */
    record Line(double strength, String text) {}

    @Override
    public long bytes() {
        return 8L * steered.length + 1000;
    }

    @Override
    public Optional<TraceAnswer> source() {
        return Optional.of(plain);
    }
}
