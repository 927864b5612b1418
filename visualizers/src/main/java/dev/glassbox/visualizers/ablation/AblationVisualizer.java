package dev.glassbox.visualizers.ablation;

import dev.glassbox.visualizers.api.Need;
import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.api.Visualizer;
import dev.glassbox.visualizers.api.VisualizerView;

/** What a model says without some of its parts. */
public final class AblationVisualizer
        implements Visualizer<AblationState, AblationAnswer, AblationFrame> {

    @Override
    public String id() {
        return "ablation";
    }

    @Override
    public Class<AblationState> stateType() {
        return AblationState.class;
    }

    @Override
    public AblationState initialState() {
        return AblationState.of("tinytown-zh-en", "小红养了一只猫，");
    }

    @Override
    public Need<AblationAnswer> needs(AblationState state) {
        return new Need.OfQuestion<>(
                new AblationQuestion(
                        state.model(), state.prompt(), state.off(), state.mode(), state.without()));
    }

    @Override
    public AblationFrame frame(AblationState state, AblationAnswer data) {
        return AblationFrame.of(state, data);
    }

    @Override
    public VisualizerView<AblationState, AblationFrame> createView(ViewHost<AblationState> host) {
        return new AblationView(host);
    }
}
