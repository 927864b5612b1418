package dev.glassbox.visualizers.beams;

import dev.glassbox.visualizers.api.Need;
import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.api.Visualizer;
import dev.glassbox.visualizers.api.VisualizerView;

/** Greedy, sampled and beam search on one prompt, and everything the beams looked at. */
public final class BeamsVisualizer implements Visualizer<BeamsState, BeamsAnswer, BeamsFrame> {

    @Override
    public String id() {
        return "beams";
    }

    @Override
    public Class<BeamsState> stateType() {
        return BeamsState.class;
    }

    @Override
    public BeamsState initialState() {
        return BeamsState.of("everyday-en-zh", "I don't know");
    }

    @Override
    public Need<BeamsAnswer> needs(BeamsState state) {
        return new Need.OfQuestion<>(
                new BeamsQuestion(
                        state.model(),
                        state.prompt(),
                        state.beams(),
                        state.steps(),
                        state.sampling()));
    }

    @Override
    public BeamsFrame frame(BeamsState state, BeamsAnswer data) {
        return BeamsFrame.of(state, data);
    }

    @Override
    public VisualizerView<BeamsState, BeamsFrame> createView(ViewHost<BeamsState> host) {
        return new BeamsView(host);
    }
}
