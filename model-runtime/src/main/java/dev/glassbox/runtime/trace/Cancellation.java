package dev.glassbox.runtime.trace;

/**
 * Asked between operations, on the thread that computes. A native operation itself cannot be
 * stopped.
 */
@FunctionalInterface
public interface Cancellation {
    /** Never cancels. */
    Cancellation NONE = () -> false;

    boolean isCancelled();

    /**
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    default void check() {
        if (isCancelled()) {
            throw new java.util.concurrent.CancellationException("cancelled");
        }
    }
}
