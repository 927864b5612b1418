package dev.glassbox.visualizers.lens;

import dev.glassbox.visualizers.api.Need;
import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.api.Visualizer;
import dev.glassbox.visualizers.api.VisualizerView;

/** The logit lens: what the model would answer after each layer. */
public final class LensVisualizer implements Visualizer<LensState, LensAnswer, LensFrame> {

    @Override
    public String id() {
        return "lens";
    }

    @Override
    public Class<LensState> stateType() {
        return LensState.class;
    }

    @Override
    public LensState initialState() {
        return LensState.of("tinytown-zh-en", "每个星期一老李都在酒店里买一根黄");
    }

    @Override
    public Need<LensAnswer> needs(LensState state) {
        return new Need.OfQuestion<>(new LensQuestion(state.model(), state.prompt()));
    }

    @Override
    public LensFrame frame(LensState state, LensAnswer data) {
        return LensFrame.of(state, data);
    }

    @Override
    public VisualizerView<LensState, LensFrame> createView(ViewHost<LensState> host) {
        return new LensView(host);
    }
}
