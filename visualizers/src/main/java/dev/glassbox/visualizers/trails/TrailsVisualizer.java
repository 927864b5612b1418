package dev.glassbox.visualizers.trails;

import dev.glassbox.visualizers.api.Need;
import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.api.Visualizer;
import dev.glassbox.visualizers.api.VisualizerView;

/** Where a token's vector goes: through the layers, or through training. */
public final class TrailsVisualizer implements Visualizer<TrailsState, TrailsAnswer, TrailsFrame> {

    @Override
    public String id() {
        return "trails";
    }

    @Override
    public Class<TrailsState> stateType() {
        return TrailsState.class;
    }

    @Override
    public TrailsState initialState() {
        return TrailsState.of("tinytown-zh-en", "每个星期一老李都在酒店里买一根黄", TrailsState.Kind.LAYERS);
    }

    @Override
    public Need<TrailsAnswer> needs(TrailsState state) {
        return new Need.OfQuestion<>(TrailsQuestion.of(state));
    }

    @Override
    public TrailsFrame frame(TrailsState state, TrailsAnswer data) {
        return TrailsFrame.of(state, data);
    }

    @Override
    public VisualizerView<TrailsState, TrailsFrame> createView(ViewHost<TrailsState> host) {
        return new TrailsView(host);
    }
}
