package dev.glassbox.visualizers.api;

import java.util.List;
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

    /**
     * The picture's numbers as tables, to be read, copied and saved. The first is the main one.
     * Empty while there is no picture, such as where the model lacks what was asked for.
     */
    default List<FrameTable> tables() {
        return List.of();
    }
}
