package dev.glassbox.visualizers.patching;

import dev.glassbox.visualizers.api.Need;
import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.api.Visualizer;
import dev.glassbox.visualizers.api.VisualizerView;

/** Where in the model an answer is made: activations carried from one run into another. */
public final class PatchingVisualizer
        implements Visualizer<PatchingState, PatchingAnswer, PatchingFrame> {

    @Override
    public String id() {
        return "patching";
    }

    @Override
    public Class<PatchingState> stateType() {
        return PatchingState.class;
    }

    /** One token differs, a girl's name or a boy's, and the answer is "she" or "he". */
    @Override
    public PatchingState initialState() {
        return PatchingState.of("tinytown-zh-en", "小红养了一只猫，", "小明养了一只猫，");
    }

    @Override
    public Need<PatchingAnswer> needs(PatchingState state) {
        return new Need.OfQuestion<>(
                new PatchingQuestion(
                        state.model(),
                        state.prompt(),
                        state.corrupted(),
                        state.hook(),
                        state.patches()));
    }

    @Override
    public PatchingFrame frame(PatchingState state, PatchingAnswer data) {
        return PatchingFrame.of(state, data);
    }

    @Override
    public VisualizerView<PatchingState, PatchingFrame> createView(ViewHost<PatchingState> host) {
        return new PatchingView(host);
    }
}
