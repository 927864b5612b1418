package dev.glassbox.visualizers.heads;

import dev.glassbox.runtime.analysis.HeadScores;
import dev.glassbox.runtime.analysis.TokenAttribution;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.visualizers.api.QuestionAnswer;
import java.util.List;
import java.util.Optional;

/**
 * Every head's pattern, its scores, and what attention has to do with the answer.
 *
 * @param reading the pass without its activations
 * @param heads a pattern a head, layer by layer; fewer while it is computed. Rows look, columns are
 *     looked at; NaN where the mask leaves nothing
 * @param side cells along a pattern's side
 * @param block positions along a cell's side: long texts are shown by the largest weight of a block
 * @param onPrompt scores on the prompt, once known
 * @param onRepeated scores on random tokens read twice, once known
 * @param mean how much the last position attends to each, the mean over all heads and layers
 * @param rollout how much of the last position comes from each by attention rollout; empty until
 *     known
 * @param target the answer's token: the most probable one after the prompt
 * @param deletion what the answer loses without each token, in nats; empty until known or where it
 *     cannot be had
 * @param whyNot why the answer cannot be looked at, where it cannot
 * @param complete whether this is all
 */
record HeadsAnswer(
        TraceAnswer reading,
        List<double[]> heads,
        int side,
        int block,
        Optional<HeadScores> onPrompt,
        Optional<HeadScores> onRepeated,
        List<Double> mean,
        List<Double> rollout,
        int target,
        Optional<TokenAttribution> deletion,
        Optional<Problem> whyNot,
        boolean complete)
        implements QuestionAnswer {

    HeadsAnswer {
        heads = List.copyOf(heads);
        mean = List.copyOf(mean);
        rollout = List.copyOf(rollout);
    }

    @Override
    public long bytes() {
        return (long) heads.size() * side * side * Double.BYTES
                + 4L * reading.config().dVocab()
                + 64L * mean.size();
    }

    @Override
    public Optional<TraceAnswer> source() {
        return Optional.of(reading);
    }
}
