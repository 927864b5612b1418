package dev.glassbox.app.lab;

/** A part of the screen that draws itself anew from all that is shown. */
interface LabPart {
    void show(Shown shown);

    /** Lets go of whatever it listens to. It is not used again. */
    default void dispose() {}
}
