package dev.glassbox.visualizers.attention;

import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.visualizers.api.Need;
import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.api.Visualizer;
import dev.glassbox.visualizers.api.VisualizerView;
import java.util.Set;

/** Who looks at whom: one head's attention pattern, and what the model expects next. */
public final class AttentionVisualizer
        implements Visualizer<AttentionState, TraceAnswer, AttentionFrame> {

    @Override
    public String id() {
        return "attention";
    }

    @Override
    public Class<AttentionState> stateType() {
        return AttentionState.class;
    }

    @Override
    public AttentionState initialState() {
        return AttentionState.of("shakespeare-char", "ROMEO:");
    }

    /** Only the shown layer: the others cost nothing until they are looked at. */
    @Override
    public Need<TraceAnswer> needs(AttentionState state) {
        Set<HookPoint> hooks =
                Set.of(
                        HookPoint.q(state.layer()),
                        HookPoint.k(state.layer()),
                        // of models that turn them; others leave these out
                        HookPoint.rotQ(state.layer()),
                        HookPoint.rotK(state.layer()),
                        HookPoint.attnScores(state.layer()),
                        HookPoint.pattern(state.layer()));
        return new Need.OfTrace(
                state.model(), state.prompt(), new TraceRequest(hooks, TraceRequest.Logits.LAST));
    }

    @Override
    public AttentionFrame frame(AttentionState state, TraceAnswer data) {
        return AttentionFrame.of(state, data);
    }

    @Override
    public VisualizerView<AttentionState, AttentionFrame> createView(
            ViewHost<AttentionState> host) {
        return new AttentionView(host);
    }
}
