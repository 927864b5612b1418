package dev.glassbox.visualizers.residual;

import dev.glassbox.runtime.analysis.DirectLogitAttribution;
import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.visualizers.api.QuestionAnswer;
import java.util.List;
import java.util.Optional;

/**
 * The stream of one position, and one logit taken apart.
 *
 * @param pass the pass that was read, without its activations
 * @param position the one looked at
 * @param steps every addition, in the order of the pass
 * @param end the stream behind the last block at the position, [d_model]
 * @param sums whether the stream is nothing but the sum of what is written to it; where a norm
 *     stands between it is not
 * @param scale of the final norm at the position; empty where there is none
 * @param best the likeliest next tokens at the position, by id, the likeliest first
 * @param logit a logit taken apart, where logits are linear in the stream
 * @param unknown the text asked for that is no single token; empty when all was found
 */
record ResidualAnswer(
        TraceAnswer pass,
        int position,
        List<Step> steps,
        float[] end,
        boolean sums,
        Optional<Double> scale,
        List<Integer> best,
        Optional<Logit> logit,
        String unknown)
        implements QuestionAnswer {

    /**
     * One logit, or the difference of two, taken apart.
     *
     * @param id the token's
     * @param against the subtracted token's; -1 for none
     * @param shares by part
     * @param plain the share of each step, computed again in doubles: (w . written) / scale
     */
    record Logit(int id, int against, DirectLogitAttribution shares, double[] plain) {}

    ResidualAnswer {
        steps = List.copyOf(steps);
        best = List.copyOf(best);
    }

    /** The largest difference of any number of the last stream to the sum of all that was added. */
    double sumDifference() {
        double worst = 0;
        for (int i = 0; i < end.length; i++) {
            double sum = 0;
            for (Step step : steps) {
                sum += step.written()[i];
            }
            double difference = Math.abs(sum - end[i]);
            worst = Double.isNaN(difference) ? Double.NaN : Math.max(worst, difference);
        }
        return worst;
    }

    /** The largest number of the last stream. */
    double largest() {
        double largest = 0;
        for (float value : end) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    @Override
    public long bytes() {
        long width = end.length;
        return steps.size() * (32L * pass.tokens().size() + 8 * width)
                + 4L * pass.trace().logits().size();
    }

    @Override
    public Optional<TraceAnswer> source() {
        return Optional.of(pass);
    }
}
