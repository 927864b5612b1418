package dev.glassbox.visualizers.neurons;

import dev.glassbox.visualizers.api.Need;
import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.api.Visualizer;
import dev.glassbox.visualizers.api.VisualizerView;

/** The hidden numbers of an MLP: a layer of them, or one with what it answers to and writes. */
public final class NeuronsVisualizer
        implements Visualizer<NeuronsState, NeuronsAnswer, NeuronsFrame> {

    @Override
    public String id() {
        return "neurons";
    }

    @Override
    public Class<NeuronsState> stateType() {
        return NeuronsState.class;
    }

    @Override
    public NeuronsState initialState() {
        return NeuronsState.of("tinytown-zh-en", "每个星期一老李都在酒店里买一根黄");
    }

    /** The whole layer is there for every position and neuron: choosing one asks nothing new. */
    @Override
    public Need<NeuronsAnswer> needs(NeuronsState state) {
        boolean about = state.show() == NeuronsState.Picture.NEURON;
        return new Need.OfQuestion<>(
                new NeuronsQuestion(
                        state.model(),
                        state.prompt(),
                        state.layer(),
                        about && state.neuron() == null ? state.position() : null,
                        about ? state.neuron() : null,
                        about));
    }

    @Override
    public NeuronsFrame frame(NeuronsState state, NeuronsAnswer data) {
        return NeuronsFrame.of(state, data);
    }

    @Override
    public VisualizerView<NeuronsState, NeuronsFrame> createView(ViewHost<NeuronsState> host) {
        return new NeuronsView(host);
    }
}
