package dev.glassbox.visualizers.positions;

import dev.glassbox.visualizers.api.Need;
import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.api.Visualizer;
import dev.glassbox.visualizers.api.VisualizerView;

/** Four ways to tell a model where a token stands, and what they do to a score. */
public final class PositionsVisualizer
        implements Visualizer<PositionsState, Content.Answer, PositionsFrame> {

    @Override
    public String id() {
        return "positions";
    }

    @Override
    public Class<PositionsState> stateType() {
        return PositionsState.class;
    }

    @Override
    public PositionsState initialState() {
        return PositionsState.of("everyday-en-zh", "The cat sat on the mat");
    }

    @Override
    public Need<Content.Answer> needs(PositionsState state) {
        return new Need.OfQuestion<>(new Content(state.model(), state.prompt()));
    }

    @Override
    public PositionsFrame frame(PositionsState state, Content.Answer data) {
        return PositionsFrame.of(state, data);
    }

    @Override
    public VisualizerView<PositionsState, PositionsFrame> createView(
            ViewHost<PositionsState> host) {
        return new PositionsView(host);
    }
}
