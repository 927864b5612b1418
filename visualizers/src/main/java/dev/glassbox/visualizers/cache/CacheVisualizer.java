package dev.glassbox.visualizers.cache;

import dev.glassbox.visualizers.api.Need;
import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.api.Visualizer;
import dev.glassbox.visualizers.api.VisualizerView;

/** What a model keeps of the text it has read: its key-value cache, growing token by token. */
public final class CacheVisualizer implements Visualizer<CacheState, CacheAnswer, CacheFrame> {

    @Override
    public String id() {
        return "cache";
    }

    @Override
    public Class<CacheState> stateType() {
        return CacheState.class;
    }

    @Override
    public CacheState initialState() {
        return CacheState.of("shakespeare-char", "To be, or not to be");
    }

    @Override
    public Need<CacheAnswer> needs(CacheState state) {
        return new Need.OfQuestion<>(new CacheQuestion(state.model(), state.prompt()));
    }

    @Override
    public CacheFrame frame(CacheState state, CacheAnswer data) {
        return CacheFrame.of(state, data);
    }

    @Override
    public VisualizerView<CacheState, CacheFrame> createView(ViewHost<CacheState> host) {
        return new CacheView(host);
    }
}
