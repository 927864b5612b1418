package dev.glassbox.visualizers.merges;

import dev.glassbox.visualizers.api.Need;
import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.api.Visualizer;
import dev.glassbox.visualizers.api.VisualizerView;

/** How a byte-pair vocabulary is learned, merge by merge, with its counts. */
public final class MergesVisualizer
        implements Visualizer<MergesState, Replaying.Answer, MergesFrame> {

    @Override
    public String id() {
        return "merges";
    }

    @Override
    public Class<MergesState> stateType() {
        return MergesState.class;
    }

    @Override
    public MergesState initialState() {
        return MergesState.initial();
    }

    /** The step only chooses what is shown of the training. */
    @Override
    public Need<Replaying.Answer> needs(MergesState state) {
        return new Need.OfQuestion<>(
                new Replaying(state.text(), state.sentences(), state.language(), state.merges()));
    }

    @Override
    public MergesFrame frame(MergesState state, Replaying.Answer data) {
        return MergesFrame.of(state, data);
    }

    @Override
    public VisualizerView<MergesState, MergesFrame> createView(ViewHost<MergesState> host) {
        return new MergesView(host);
    }
}
