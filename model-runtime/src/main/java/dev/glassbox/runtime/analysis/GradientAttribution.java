package dev.glassbox.runtime.analysis;

import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.LogitTarget;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.Change;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Intervention;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.runtime.trace.TraceRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * How a logit changes with the tokens' embeddings: at the text itself (gradient x input, Shrikumar
 * et al. 2016, arXiv:1605.01713), or on the way to it from embeddings of 0 (integrated gradients,
 * Sundararajan, Taly and Yan 2017, arXiv:1703.01365).
 */
public final class GradientAttribution {
    private static final HookPoint EMBED = new HookPoint("hook_embed");

    private GradientAttribution() {}

    /**
     * Gradient x input: one pass and its way back. A line drawn where the text stands, so the
     * scores sum to nothing in particular.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if the model cannot read the ids
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static TokenAttribution timesInput(
            LanguageModel model, int[] ids, LogitTarget target, Cancellation cancellation) {
        Reading reading = Reading.of(model, ids, target.position());
        int[] read = reading.ids();
        Trace whole = pass(model, reading, List.of(), cancellation);
        Tensor gradient = gradient(model, read, target, List.of(), cancellation); // [1, T, D]
        double[] scores = new double[read.length];
        addProducts(scores, gradient, whole.get(EMBED), 1);
        return attribution(scores, whole, logit(reading, whole, target), Double.NaN);
    }

    /**
     * Integrated gradients by the midpoint rule: the scores sum to the logit less that of a text
     * whose embeddings are all 0 (its positions stay), the closer the more steps there are.
     *
     * @param steps passes on the way, from 1
     * @throws dev.glassbox.runtime.intake.IntakeException if the model cannot read the ids
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static TokenAttribution integrated(
            LanguageModel model,
            int[] ids,
            LogitTarget target,
            int steps,
            Progress progress,
            Cancellation cancellation) {
        Reading reading = Reading.of(model, ids, target.position());
        int[] read = reading.ids();
        Trace whole = pass(model, reading, List.of(), cancellation);
        Trace none = pass(model, reading, List.of(everywhere(new Change.Zero())), cancellation);
        double[] scores = new double[read.length];
        for (int step = 0; step < steps; step++) {
            progress.at(step, steps);
            float share = (step + 0.5f) / steps;
            List<Intervention> changes = List.of(everywhere(new Change.Scale(share)));
            Tensor gradient = gradient(model, read, target, changes, cancellation);
            addProducts(scores, gradient, whole.get(EMBED), 1.0 / steps);
        }
        progress.at(steps, steps);
        return attribution(
                scores, whole, logit(reading, whole, target), logit(reading, none, target));
    }

    private static Tensor gradient(
            LanguageModel model,
            int[] ids,
            LogitTarget target,
            List<Intervention> changes,
            Cancellation cancellation) {
        return Objects.requireNonNull(
                model.gradients(ids, Set.of(EMBED), target, changes, cancellation).get(EMBED),
                "a gradient for every hook asked for");
    }

    private static Intervention everywhere(Change change) {
        return Intervention.everywhere(EMBED, change);
    }

    private static Trace pass(
            LanguageModel model,
            Reading reading,
            List<Intervention> changes,
            Cancellation cancellation) {
        TraceRequest request = new TraceRequest(Set.of(EMBED), reading.logits(), changes);
        return model.run(reading.ids(), request, cancellation);
    }

    private static double logit(Reading reading, Trace trace, LogitTarget target) {
        return reading.answer(trace)[target.id()];
    }

    private static void addProducts(double[] scores, Tensor gradient, Tensor input, double factor) {
        int width = input.size(2);
        for (int position = 0; position < scores.length; position++) {
            double dot = 0;
            for (int i = 0; i < width; i++) {
                dot += (double) gradient.at(0, position, i) * input.at(0, position, i);
            }
            scores[position] += factor * dot;
        }
    }

    private static TokenAttribution attribution(
            double[] scores, Trace whole, double logit, double baseline) {
        List<Double> list = new ArrayList<>();
        for (double score : scores) {
            list.add(score);
        }
        return new TokenAttribution(list, logit, baseline, whole.origin());
    }
}
