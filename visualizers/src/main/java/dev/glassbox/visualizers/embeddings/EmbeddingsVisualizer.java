package dev.glassbox.visualizers.embeddings;

import dev.glassbox.visualizers.api.Need;
import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.api.Visualizer;
import dev.glassbox.visualizers.api.VisualizerView;

/** A token's id to its row of the embedding matrix, and what enters the first block. */
public final class EmbeddingsVisualizer
        implements Visualizer<EmbeddingsState, LookingUp.Answer, EmbeddingsFrame> {

    @Override
    public String id() {
        return "embeddings";
    }

    @Override
    public Class<EmbeddingsState> stateType() {
        return EmbeddingsState.class;
    }

    @Override
    public EmbeddingsState initialState() {
        return EmbeddingsState.of("everyday-en-zh", "The small cat sleeps.", 2);
    }

    @Override
    public Need<LookingUp.Answer> needs(EmbeddingsState state) {
        return new Need.OfQuestion<>(new LookingUp(state.model(), state.prompt()));
    }

    @Override
    public EmbeddingsFrame frame(EmbeddingsState state, LookingUp.Answer data) {
        return EmbeddingsFrame.of(state, data);
    }

    @Override
    public VisualizerView<EmbeddingsState, EmbeddingsFrame> createView(
            ViewHost<EmbeddingsState> host) {
        return new EmbeddingsView(host);
    }
}
