package dev.glassbox.visualizers.control;

/**
 * What a heat map says about itself, in the language in use.
 *
 * @param name what the picture is
 * @param rows name of the row axis
 * @param columns name of the column axis
 * @param scale what the colours measure, with its unit
 * @param empty what a hatched cell means; empty if there are none
 * @param keys how to move and choose by keyboard, for its tooltip and for screen readers
 */
public record HeatmapWords(
        String name, String rows, String columns, String scale, String empty, String keys) {
    static final HeatmapWords NONE = new HeatmapWords("", "", "", "", "", "");
}
