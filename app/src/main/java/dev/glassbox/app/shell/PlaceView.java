package dev.glassbox.app.shell;

import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;

/** What fills the window in a place other than the lessons. Made when the place is gone to. */
interface PlaceView {
    Region node();

    /** A key of the whole place, while nobody types; whether it did something. */
    boolean key(KeyCode code, boolean shift);

    /** A clicker's key: 1 onwards, -1 back. */
    void onwards(int by);

    /** Asks whether all shall be as at the beginning. */
    void reset();

    /** Closes what lies over the place; false if nothing does. */
    boolean uncover();

    /** Removes every listener. It is not used again. */
    void dispose();
}
