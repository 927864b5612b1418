package dev.glassbox.visualizers.norm;

import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.visualizers.api.QuestionAnswer;
import java.util.Optional;

/**
 * What one norm reads and gives, at every position.
 *
 * @param pass with the activations of this norm
 * @param step empty where the model has no such norm
 * @param rms whether the model divides by the root mean square, without taking the mean out
 * @param epsilon as {@code config.json} has it
 */
record NormAnswer(TraceAnswer pass, Optional<Step> step, boolean rms, double epsilon)
        implements QuestionAnswer {

    /**
     * The norm's own numbers.
     *
     * @param hook where its input was read
     * @param input {@code [1, pos, d_model]}
     * @param scale what it divided by, {@code [1, pos, 1]}
     * @param normalized before gain and bias, {@code [1, pos, d_model]}
     */
    record Step(String hook, Tensor input, Tensor scale, Tensor normalized) {}

    @Override
    public long bytes() {
        return 4L * pass.trace().logits().size()
                + step.map(s -> 4L * (s.input().size() + s.normalized().size())).orElse(0L);
    }

    @Override
    public Optional<TraceAnswer> source() {
        return Optional.of(pass);
    }
}
