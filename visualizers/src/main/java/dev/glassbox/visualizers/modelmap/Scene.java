package dev.glassbox.visualizers.modelmap;

import dev.glassbox.visualizers.api.Texts;
import javafx.scene.paint.Color;

/**
 * What the painters share: what is drawn, where, and what is lit.
 *
 * @param frame the picture as data
 * @param layout the same in pixels
 * @param brush the canvas
 * @param texts the language
 * @param lit the part that is pointed at; empty for none
 * @param stage the step of the pass that is lit, as an index of the frame's parts; -1 for none
 */
record Scene(
        ModelMapFrame frame, MapLayout layout, Brush brush, Texts texts, String lit, int stage) {
    private static final double NOT_YET = 0.16;

    /** What the pass has not reached yet is pale. */
    double opacity(String part) {
        return stage < 0 || frame.indexOf(part) <= stage ? 1 : NOT_YET;
    }

    boolean isLit(String part) {
        return part.equals(lit) || stage >= 0 && frame.indexOf(part) == stage;
    }

    /** The colour a part's ribbons and edges have, in every picture of it. */
    static String ink(String kind) {
        return switch (kind) {
            case "embed" -> "axis-d-model";
            case "q" -> "cat-6";
            case "k" -> "cat-2";
            case "v" -> "cat-3";
            case "scores", "pattern", "z", "attn" -> "cat-5";
            case "mlp", "mlp_pre", "mlp_out" -> "cat-4";
            case "unembed", "next", "dot" -> "axis-vocab";
            case "block" -> "axis-layer";
            default -> "axis-position";
        };
    }

    Color ink(String kind, double opacity) {
        return brush.colour(ink(kind), opacity);
    }

    MapLayout.Rect rect(String part) {
        return layout.rect(part);
    }
}
