package dev.glassbox.visualizers.steering;

import dev.glassbox.visualizers.api.Need;
import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.api.Visualizer;
import dev.glassbox.visualizers.api.VisualizerView;

/** What a model says when its residual stream is pushed in a direction. */
public final class SteeringVisualizer
        implements Visualizer<SteeringState, SteeringAnswer, SteeringFrame> {

    @Override
    public String id() {
        return "steering";
    }

    @Override
    public Class<SteeringState> stateType() {
        return SteeringState.class;
    }

    /** From Chinese to English: which language the next sentence is in. */
    @Override
    public SteeringState initialState() {
        return new SteeringState(
                "tinytown-zh-en", "鲸鱼住在海里。", "Tom and ", "小明和", 3, 0.6, 0, false, false);
    }

    @Override
    public Need<SteeringAnswer> needs(SteeringState state) {
        return new Need.OfQuestion<>(
                new SteeringQuestion(
                        state.model(),
                        state.prompt(),
                        state.plus(),
                        state.minus(),
                        state.layer(),
                        state.strength(),
                        state.seed()));
    }

    @Override
    public SteeringFrame frame(SteeringState state, SteeringAnswer data) {
        return SteeringFrame.of(state, data);
    }

    @Override
    public VisualizerView<SteeringState, SteeringFrame> createView(ViewHost<SteeringState> host) {
        return new SteeringView(host);
    }
}
