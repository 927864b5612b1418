package dev.glassbox.runtime.analysis;

/** Told how far a long analysis is, on the thread that computes. */
@FunctionalInterface
public interface Progress {
    /** Tells nobody. */
    Progress NONE = (done, total) -> {};

    /** So many passes of so many are done. */
    void at(int done, int total);
}
