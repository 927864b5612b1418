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

    /** Takes back what was done here last; false where nothing can be. */
    default boolean undo() {
        return false;
    }

    /** Does again what was taken back; false where nothing was. */
    default boolean redo() {
        return false;
    }

    /**
     * Saves what is here as a file, or opens one.
     *
     * @return false where there are no such files
     */
    default boolean file(boolean saved) {
        return false;
    }

    /** Closes what lies over the place; false if nothing does. */
    boolean uncover();

    /** Removes every listener. It is not used again. */
    void dispose();
}
