package dev.glassbox.runtime.store;

/** What reading a document from the disk came to. */
public enum Outcome {
    /** Nothing was ever written. */
    NONE,
    /** The last write is there, whole. */
    CURRENT,
    /** The last write is damaged or gone; the one before it is there. Worth a word to the user. */
    FELL_BACK,
    /** Something was written, but no copy is intact. The damaged file is kept aside. */
    LOST,
    /** A later version of the app wrote it; it is left untouched and cannot be written. */
    FROM_LATER_VERSION
}
