package dev.glassbox.visualizers.control;

/**
 * What a plot of drifting points says about itself, in the language in use.
 *
 * @param spoken the whole picture in words
 * @param keys how to go from point to point, shown below the plot and told to screen readers
 */
public record DriftWords(String spoken, String keys) {
    static final DriftWords NONE = new DriftWords("", "");
}
