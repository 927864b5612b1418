package dev.glassbox.visualizers.api;

import dev.glassbox.visualizers.scale.Palette;

/**
 * What a view may ask of its surroundings.
 *
 * @param <S> the visualizer's state
 */
public interface ViewHost<S extends VisualizerState> {
    /**
     * A gesture makes a new state; the host computes what it needs and calls the view's {@code
     * show} again.
     */
    void change(S newState);

    /** The strings of the language in use now. */
    Texts texts();

    /** The colours of the theme in use now. */
    Palette palette();

    /** Whether motion shall be skipped. */
    boolean reducedMotion();

    /**
     * Goes to where a number's inputs come from, which may be another visualizer's picture. What is
     * shown now can be come back to.
     */
    void open(Workings.Source source);
}
