package dev.glassbox.visualizers.stages;

import dev.glassbox.visualizers.api.Need;
import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.api.Visualizer;
import dev.glassbox.visualizers.api.VisualizerView;

/** The arithmetic of attention, stage by stage, with numbers that a person writes. */
public final class StagesVisualizer implements Visualizer<StagesState, Need.None, StagesFrame> {

    @Override
    public String id() {
        return "stages";
    }

    @Override
    public Class<StagesState> stateType() {
        return StagesState.class;
    }

    @Override
    public StagesState initialState() {
        return StagesState.initial();
    }

    @Override
    public Need<Need.None> needs(StagesState state) {
        return new Need.Nothing();
    }

    @Override
    public StagesFrame frame(StagesState state, Need.None data) {
        return StagesFrame.of(state);
    }

    @Override
    public VisualizerView<StagesState, StagesFrame> createView(ViewHost<StagesState> host) {
        return new StagesView(host);
    }
}
