package dev.glassbox.visualizers.sampling;

import dev.glassbox.runtime.sampling.SamplingConfig;
import dev.glassbox.runtime.sampling.SamplingContext;
import java.util.Arrays;

/**
 * From logits to probabilities over the whole vocabulary, step by step in plain doubles. What the
 * runtime's own sampler says of the same logits is checked against this.
 *
 * @param logits as the model gave them, [d_vocab]
 * @param penalised after repetition, presence and frequency penalty, [d_vocab]
 * @param scaled divided by the temperature, [d_vocab]
 * @param exponentials e to the power of (scaled − the largest scaled), [d_vocab]: the largest is 1,
 *     so that nothing overflows; the quotient below is the same
 * @param sum of the exponentials
 * @param p exponentials / sum, [d_vocab]
 */
record Stages(
        float[] logits,
        double[] penalised,
        double[] scaled,
        double[] exponentials,
        double sum,
        double[] p) {

    static Stages of(float[] logits, SamplingConfig config, SamplingContext context) {
        double[] penalised = penalised(logits, config, context);
        int size = logits.length;
        double[] scaled = new double[size];
        double largest = Double.NEGATIVE_INFINITY;
        for (int id = 0; id < size; id++) {
            scaled[id] = penalised[id] / config.temperature();
            largest = Math.max(largest, scaled[id]);
        }
        double[] exponentials = new double[size];
        double sum = 0;
        for (int id = 0; id < size; id++) {
            exponentials[id] = Math.exp(scaled[id] - largest);
            sum += exponentials[id];
        }
        double[] p = new double[size];
        for (int id = 0; id < size; id++) {
            p[id] = exponentials[id] / sum;
        }
        return new Stages(logits, penalised, scaled, exponentials, sum, p);
    }

    /**
     * Repetition counts every token of the text, presence and frequency the new ones alone (Keskar
     * et al. 2019; the rule of OpenAI's interface).
     */
    private static double[] penalised(
            float[] logits, SamplingConfig config, SamplingContext context) {
        double[] changed = new double[logits.length];
        for (int id = 0; id < logits.length; id++) {
            changed[id] = logits[id];
        }
        int[] ids = context.ids();
        for (int id : Arrays.stream(ids).distinct().toArray()) {
            double penalty = config.repetitionPenalty();
            changed[id] = changed[id] < 0 ? changed[id] * penalty : changed[id] / penalty;
        }
        int[] fresh = Arrays.copyOfRange(ids, context.promptLength(), ids.length);
        for (int id : Arrays.stream(fresh).distinct().toArray()) {
            changed[id] -= config.presencePenalty();
        }
        for (int id : fresh) {
            changed[id] -= config.frequencyPenalty();
        }
        return changed;
    }

    /** Whether a penalty changed any logit. */
    boolean hasPenalties() {
        return changed() > 0;
    }

    /** How many logits the penalties changed. */
    int changed() {
        int count = 0;
        for (int id = 0; id < logits.length; id++) {
            count += penalised[id] == logits[id] ? 0 : 1;
        }
        return count;
    }

    /** In bits. */
    static double entropy(double[] p) {
        double nats = 0;
        for (double share : p) {
            nats -= share > 0 ? share * Math.log(share) : 0;
        }
        return Math.max(0, nats / Math.log(2));
    }
}
