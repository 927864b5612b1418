package dev.glassbox.runtime.intake;

/** What becomes of a key that the record being read does not have. */
public enum UnknownKeys {
    /** For documents of our own format: a misspelt key is a fault. */
    REFUSED,
    /** For documents that other programs write, such as a {@code config.json}. */
    IGNORED
}
