package dev.glassbox.visualizers.modelmap;

import dev.glassbox.visualizers.testing.Engine;

/** Frames of the bundled models, by the engine. */
final class Maps {
    static final String PROMPT = "This is the first time I've ever";

    private Maps() {}

    static ModelMapFrame frame(ModelMapState state) {
        ModelMapVisualizer map = new ModelMapVisualizer();
        return map.frame(state, Engine.answer(map.needs(state)));
    }

    /** The everyday model on one prompt, opened there. */
    static ModelMapFrame at(String path) {
        return frame(state(path));
    }

    static ModelMapState state(String path) {
        return ModelMapState.of("everyday-en-zh", PROMPT).open(MapPath.parse(path));
    }
}
