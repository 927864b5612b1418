package dev.glassbox.visualizers.comparison;

import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.visualizers.api.QuestionAnswer;
import java.util.List;
import java.util.Optional;

/**
 * Both passes, and the models there are.
 *
 * @param a the first, with a layer's pattern where it was asked for and is there
 * @param b the second
 * @param models the ids that can be chosen, moments of both models too
 */
record ComparisonAnswer(TraceAnswer a, TraceAnswer b, List<String> models)
        implements QuestionAnswer {
    ComparisonAnswer {
        models = List.copyOf(models);
    }

    @Override
    public long bytes() {
        return size(a.trace()) + size(b.trace());
    }

    private static long size(Trace trace) {
        long numbers = trace.logits().size();
        for (HookPoint hook : trace.hooks()) {
            numbers += trace.get(hook).size();
        }
        return numbers * Float.BYTES;
    }

    @Override
    public Optional<TraceAnswer> source() {
        return Optional.of(a);
    }
}
