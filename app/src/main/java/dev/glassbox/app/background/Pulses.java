package dev.glassbox.app.background;

/** The JavaFX thread's heartbeat. */
@FunctionalInterface
public interface Pulses {
    /**
     * Runs {@code action} on the JavaFX thread with the next frame. May be called on any thread.
     */
    void next(Runnable action);
}
