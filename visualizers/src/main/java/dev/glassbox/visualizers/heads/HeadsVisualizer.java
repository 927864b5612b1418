package dev.glassbox.visualizers.heads;

import dev.glassbox.visualizers.api.Need;
import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.api.Visualizer;
import dev.glassbox.visualizers.api.VisualizerView;

/** Every head of a model at once: what each looks at, and what that has to do with the answer. */
public final class HeadsVisualizer implements Visualizer<HeadsState, HeadsAnswer, HeadsFrame> {

    @Override
    public String id() {
        return "heads";
    }

    @Override
    public Class<HeadsState> stateType() {
        return HeadsState.class;
    }

    @Override
    public HeadsState initialState() {
        return HeadsState.of("shakespeare-char", "To be, or not to be");
    }

    @Override
    public Need<HeadsAnswer> needs(HeadsState state) {
        boolean ofAnswer = state.view() == HeadsState.View.ANSWER;
        return new Need.OfQuestion<>(new HeadsQuestion(state.model(), state.prompt(), ofAnswer));
    }

    @Override
    public HeadsFrame frame(HeadsState state, HeadsAnswer data) {
        return HeadsFrame.of(state, data);
    }

    @Override
    public VisualizerView<HeadsState, HeadsFrame> createView(ViewHost<HeadsState> host) {
        return new HeadsView(host);
    }
}
