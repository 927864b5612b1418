package dev.glassbox.app.shell;

import java.util.Locale;
import javafx.scene.input.KeyEvent;

/** This machine's keyboard. */
final class Keys {
    private static final boolean MAC =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");

    private Keys() {}

    /** Whether the key that shortcuts begin with is down. */
    static boolean isShortcut(KeyEvent event) {
        return MAC ? event.isMetaDown() : event.isControlDown();
    }

    /** A shortcut as it is printed. */
    static String shortcut(String key) {
        return MAC ? "\u2318" + key : "Ctrl+" + key;
    }
}
