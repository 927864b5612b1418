package dev.glassbox.runtime.training.health;

/** How much an advice matters, from little to much. */
public enum Severity {
    /** Good to know; the training may be as it should be. */
    NOTE,
    /** The training will come to less than it could. */
    WARNING,
    /** To go on is a waste of time, or the numbers mean nothing. */
    STOP
}
