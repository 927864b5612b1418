package dev.glassbox.app.lab;

import javafx.scene.control.Labeled;
import javafx.scene.layout.Region;

/** Words that take as many lines as they need, and are never cut. */
final class Wrapped {
    private Wrapped() {}

    static void keep(Labeled words) {
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
    }
}
