package dev.glassbox.runtime.tinytown;

/** How sentences follow one another in a text of characters. */
public enum Layout {
    /** One behind the other, an English one followed by a space, a Chinese one by nothing. */
    RUNNING,
    /** Each on a line of its own, ended by one line feed. */
    LINES
}
