package dev.glassbox.runtime.tinytown;

/** What one symbol of a text is. */
public enum Unit {
    /** A Unicode character, as a character tokenizer cuts. */
    CHARACTER,
    /**
     * A word or mark of a pattern, in the form that the file gives it, such as {@code the park};
     * what joins and separates words is not written.
     */
    WORD
}
