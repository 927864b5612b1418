package dev.glassbox.runtime.library;

/** Told how a fetch goes, on the thread that fetches, many times a second. */
public interface FetchListener {
    /** Told nothing. */
    FetchListener NONE = (file, done, total) -> {};

    /**
     * @param file the one being fetched
     * @param done bytes of all files that are here; falls where a file had to be begun again
     * @param total bytes of all files
     */
    void fetched(String file, long done, long total);

    /** The bytes of a file are all here and are now compared with what the hub says they are. */
    default void checking(String file) {}
}
