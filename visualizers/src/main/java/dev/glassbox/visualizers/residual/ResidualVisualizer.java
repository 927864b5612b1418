package dev.glassbox.visualizers.residual;

import dev.glassbox.visualizers.api.Need;
import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.api.Visualizer;
import dev.glassbox.visualizers.api.VisualizerView;

/** The residual stream as a path, and what each part of the model adds to a logit. */
public final class ResidualVisualizer
        implements Visualizer<ResidualState, ResidualAnswer, ResidualFrame> {

    @Override
    public String id() {
        return "residual";
    }

    @Override
    public Class<ResidualState> stateType() {
        return ResidualState.class;
    }

    @Override
    public ResidualState initialState() {
        return ResidualState.of("tinytown-zh-en", "每个星期一老李都在酒店里买一根黄");
    }

    @Override
    public Need<ResidualAnswer> needs(ResidualState state) {
        return new Need.OfQuestion<>(
                new ResidualQuestion(
                        state.model(),
                        state.prompt(),
                        state.position(),
                        state.answer(),
                        state.against()));
    }

    @Override
    public ResidualFrame frame(ResidualState state, ResidualAnswer data) {
        return ResidualFrame.of(state, data);
    }

    @Override
    public VisualizerView<ResidualState, ResidualFrame> createView(ViewHost<ResidualState> host) {
        return new ResidualView(host);
    }
}
