package dev.glassbox.visualizers.api;

import java.util.Map;

/** A picture as data. All tests of meaning are on frames. */
public interface VisualizerFrame {
    /** The whole picture in words, for screen readers and for people who would rather read. */
    Message description();

    /**
     * What the picture states, by name, such as {@code next-token} -> {@code ":"}:
     * predict-then-reveal questions are graded by these. The names are documented in the
     * visualizer's {@code x.md} and never renamed.
     */
    Map<String, String> facts();
}
