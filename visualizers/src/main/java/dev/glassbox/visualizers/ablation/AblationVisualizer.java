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

    /** Who is meant, "she", hangs on one head here: without it the answer becomes "he". */
    @Override
    public AblationState initialState() {
        return AblationState.of("tinytown-zh-en", "小明送给小红一本书，");
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
