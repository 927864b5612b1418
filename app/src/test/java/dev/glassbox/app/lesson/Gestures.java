package dev.glassbox.app.lesson;

import dev.glassbox.visualizers.api.VisualizerState;

/** What a view does when a person has changed something in it. */
public final class Gestures {
    private Gestures() {}

    /** Makes a state the new one of what is on stage. */
    @SuppressWarnings("unchecked") // the caller knows the visualizer and hence its state
    public static <S extends VisualizerState> void make(
            StageViewModel stage, Hosted<?, ?, ?> hosted, S state) {
        stage.change((Hosted<S, ?, ?>) hosted, state);
    }
}
