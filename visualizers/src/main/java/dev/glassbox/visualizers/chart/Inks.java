package dev.glassbox.visualizers.chart;

import dev.glassbox.visualizers.scale.Palette;
import java.awt.Color;

/** A theme's colours as AWT takes them. */
final class Inks {
    private Inks() {}

    static Color of(Palette palette, String token) {
        return new Color(palette.argb(token));
    }
}
