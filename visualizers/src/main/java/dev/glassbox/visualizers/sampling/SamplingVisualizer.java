package dev.glassbox.visualizers.sampling;

import dev.glassbox.visualizers.api.Need;
import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.api.Visualizer;
import dev.glassbox.visualizers.api.VisualizerView;

/** From logits to the next token: temperature, softmax, the rules that cut, and the draw. */
public final class SamplingVisualizer
        implements Visualizer<SamplingState, NextAnswer, SamplingFrame> {

    @Override
    public String id() {
        return "sampling";
    }

    @Override
    public Class<SamplingState> stateType() {
        return SamplingState.class;
    }

    @Override
    public SamplingState initialState() {
        return SamplingState.of("tinytown-zh-en", "Anna puts the red apple in the box. ");
    }

    /** The logits after the line; no control of sampling asks for others. */
    @Override
    public Need<NextAnswer> needs(SamplingState state) {
        return new Need.OfQuestion<>(
                new NextQuestion(state.model(), state.prompt(), state.written()));
    }

    @Override
    public SamplingFrame frame(SamplingState state, NextAnswer data) {
        return SamplingFrame.of(state, data);
    }

    @Override
    public VisualizerView<SamplingState, SamplingFrame> createView(ViewHost<SamplingState> host) {
        return new SamplingView(host);
    }
}
