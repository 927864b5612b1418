package dev.glassbox.visualizers.chart;

import dev.glassbox.visualizers.scale.Palette;
import java.awt.Color;

/** A theme's colours as AWT and as JavaFX take them. */
final class Inks {
    private Inks() {}

    static Color of(Palette palette, String token) {
        return new Color(palette.argb(token));
    }

    static javafx.scene.paint.Color paint(Palette palette, String token) {
        int argb = palette.argb(token);
        return javafx.scene.paint.Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF);
    }
}
