package dev.glassbox.runtime.model;

/**
 * The keys and values of a text already read, so that the next token costs one position's work.
 * Belongs to the model that made it and to that model's thread; closed by whoever asked for it, at
 * the latest with the model.
 */
public interface KeyValueCache extends AutoCloseable {
    /** Positions held. */
    int length();

    /** The most positions it can hold. */
    int capacity();

    /**
     * Native memory taken, in bytes: 2 x layers x key-value heads x d_head x {@link #capacity()} x
     * 4.
     */
    long bytes();

    /** Bytes of the positions held so far: what grows with the text. */
    long bytesUsed();

    /**
     * Forgets all positions from {@code length} on, so that another continuation can be tried.
     *
     * @param length from 0 to {@link #length()}
     */
    void truncate(int length);

    @Override
    void close();
}
