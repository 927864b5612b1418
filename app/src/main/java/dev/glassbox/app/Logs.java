package dev.glassbox.app;

import java.util.logging.LogManager;

/**
 * JavaFX and the engine log through java.util.logging, by default to stderr, which is not theirs.
 */
final class Logs {
    private Logs() {}

    /** From now on nothing is logged. */
    static void silence() {
        LogManager.getLogManager().reset();
    }
}
