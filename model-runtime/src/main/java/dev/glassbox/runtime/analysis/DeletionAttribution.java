package dev.glassbox.runtime.analysis;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.LogitTarget;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.runtime.trace.TraceRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What becomes of an answer when one token is missing (Li, Monroe and Jurafsky 2016,
 * arXiv:1612.08220, "Understanding Neural Networks through Representation Erasure"): by how much
 * its log probability falls, in nats.
 */
public final class DeletionAttribution {
    private DeletionAttribution() {}

    /**
     * Deletes one token after the other.
     *
     * @param target the position that answers and the token it should name
     * @param replacement what stands in a token's place, so that all others keep theirs; empty: the
     *     token is left out and the later ones move up, which an encoder's answer would too: it
     *     needs a replacement
     * @throws dev.glassbox.runtime.intake.IntakeException if the model cannot read the ids, or
     *     nothing would be left of them
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static TokenAttribution of(
            LanguageModel model,
            int[] ids,
            LogitTarget target,
            OptionalInt replacement,
            Progress progress,
            Cancellation cancellation) {
        Reading reading = Reading.of(model, ids, target.position());
        int[] read = reading.ids();
        if (read.length == 1 && replacement.isEmpty()) {
            throw Problem.input("analysis.only-token", model.card().id()).asException();
        }
        if (!model.writes() && replacement.isEmpty()) {
            throw Problem.input("analysis.needs-replacement", model.card().id()).asException();
        }
        TraceRequest request = new TraceRequest(Set.of(), reading.logits());
        Trace whole = model.run(read, request, cancellation);
        double full = new Distribution(reading.answer(whole)).logP(target.id());
        List<Double> scores = new ArrayList<>();
        for (int position = 0; position < read.length; position++) {
            progress.at(position, read.length);
            int[] less = without(read, position, replacement);
            Trace trace = model.run(less, request, cancellation);
            scores.add(full - new Distribution(reading.answer(trace)).logP(target.id()));
        }
        progress.at(read.length, read.length);
        return new TokenAttribution(scores, full, Double.NaN, whole.origin());
    }

    private static int[] without(int[] ids, int position, OptionalInt replacement) {
        if (replacement.isPresent()) {
            int[] changed = ids.clone();
            changed[position] = replacement.getAsInt();
            return changed;
        }
        int[] less = new int[ids.length - 1];
        System.arraycopy(ids, 0, less, 0, position);
        System.arraycopy(ids, position + 1, less, position, less.length - position);
        return less;
    }
}
