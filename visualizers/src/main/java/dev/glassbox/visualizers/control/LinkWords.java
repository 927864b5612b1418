package dev.glassbox.visualizers.control;

/**
 * What a picture of lines says about itself, in the language in use.
 *
 * @param name what the picture is
 * @param left name of the left column
 * @param right name of the right column
 * @param scale what the strength of a line measures; empty where all are alike
 * @param keys how to move and choose by keyboard, for its tooltip and for screen readers
 */
public record LinkWords(String name, String left, String right, String scale, String keys) {
    static final LinkWords NONE = new LinkWords("", "", "", "", "");
}
