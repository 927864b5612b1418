package dev.glassbox.visualizers.modelmap;

import dev.glassbox.runtime.model.LogitDirection;
import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.visualizers.api.QuestionAnswer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a map is drawn from.
 *
 * @param trace the pass
 * @param hooks every hook point of the model, in the order of the pass
 * @param tensors the shapes of its weights by name
 * @param writes whether it writes on from a text
 * @param labels what its logits stand for, where not for tokens
 * @param token the id whose direction is given
 * @param direction which direction of the last residual raises that token's logit, where there is
 *     one
 */
record MapAnswer(
        TraceAnswer trace,
        List<HookPoint> hooks,
        Map<String, List<Integer>> tensors,
        boolean writes,
        List<String> labels,
        int token,
        Optional<LogitDirection> direction)
        implements QuestionAnswer {

    @Override
    public long bytes() {
        long floats = trace.trace().logits().size();
        for (HookPoint hook : trace.trace().hooks()) {
            floats += trace.trace().find(hook).map(Tensor::size).orElse(0);
        }
        return 4 * floats;
    }

    @Override
    public Optional<TraceAnswer> source() {
        return Optional.of(trace);
    }

    int positions() {
        return trace.trace().length();
    }
}
