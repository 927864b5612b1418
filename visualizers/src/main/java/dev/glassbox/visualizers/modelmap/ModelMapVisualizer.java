package dev.glassbox.visualizers.modelmap;

import dev.glassbox.visualizers.api.Need;
import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.api.Visualizer;
import dev.glassbox.visualizers.api.VisualizerView;

/** The whole model as one picture, opened in place down to one dot product. */
public final class ModelMapVisualizer
        implements Visualizer<ModelMapState, MapAnswer, ModelMapFrame> {

    @Override
    public String id() {
        return "modelmap";
    }

    @Override
    public Class<ModelMapState> stateType() {
        return ModelMapState.class;
    }

    @Override
    public ModelMapState initialState() {
        return ModelMapState.of("everyday-en-zh", "This is the first time I've ever");
    }

    /** Inside one block costs more than the whole from outside, so only the opened one is asked. */
    @Override
    public Need<MapAnswer> needs(ModelMapState state) {
        MapPath path = state.opened();
        return new Need.OfQuestion<>(
                new MapQuestion(state.model(), state.prompt(), path.layer(), state.token()));
    }

    @Override
    public ModelMapFrame frame(ModelMapState state, MapAnswer data) {
        return ModelMapFrame.of(state, data);
    }

    @Override
    public VisualizerView<ModelMapState, ModelMapFrame> createView(ViewHost<ModelMapState> host) {
        return new ModelMapView(host);
    }
}
