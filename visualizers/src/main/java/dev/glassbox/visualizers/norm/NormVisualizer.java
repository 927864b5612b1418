package dev.glassbox.visualizers.norm;

import dev.glassbox.visualizers.api.Need;
import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.api.Visualizer;
import dev.glassbox.visualizers.api.VisualizerView;

/** The norm: a vector's mean taken out and its spread made one. */
public final class NormVisualizer implements Visualizer<NormState, NormAnswer, NormFrame> {

    @Override
    public String id() {
        return "norm";
    }

    @Override
    public Class<NormState> stateType() {
        return NormState.class;
    }

    @Override
    public NormState initialState() {
        return NormState.of("tinytown-zh-en", "每个星期一老李都在酒店里买一根黄");
    }

    @Override
    public Need<NormAnswer> needs(NormState state) {
        boolean last = state.place() == NormState.Place.FINAL;
        return new Need.OfQuestion<>(
                new NormQuestion(
                        state.model(), state.prompt(), last ? 0 : state.layer(), state.place()));
    }

    @Override
    public NormFrame frame(NormState state, NormAnswer data) {
        return NormFrame.of(state, data);
    }

    @Override
    public VisualizerView<NormState, NormFrame> createView(ViewHost<NormState> host) {
        return new NormView(host);
    }
}
