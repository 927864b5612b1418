package dev.glassbox.visualizers.api;

import java.util.Set;
import javafx.scene.Node;

/**
 * Turns frames into pixels and gestures into new states. No arithmetic. Lives on the JavaFX thread.
 *
 * @param <S> the visualizer's state
 * @param <F> its frame
 */
public interface VisualizerView<S extends VisualizerState, F extends VisualizerFrame> {
    Node node();

    /** Called whenever the state, its data, the language or the theme has changed. */
    void show(S state, F frame);

    /**
     * Called when the state's need could not be answered: the controls show {@code state}, the last
     * picture is dimmed, and the sentence says what is wrong and what to do.
     */
    void showTrouble(S state, String sentence);

    /**
     * Hides whatever in the picture would give these facts away, until called with an empty set: a
     * question is answered before its result is seen.
     *
     * @param facts names of {@link VisualizerFrame#facts()}
     */
    void cover(Set<String> facts);

    /** Removes every listener. The view is not used again. */
    void dispose();
}
