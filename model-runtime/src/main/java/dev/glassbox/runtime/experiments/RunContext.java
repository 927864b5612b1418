package dev.glassbox.runtime.experiments;

import dev.glassbox.runtime.trace.Cancellation;

/**
 * What an experiment is given to run: a seed, hands that hold or stop it, and whoever looks on.
 *
 * @param <E> its snapshots
 */
public interface RunContext<E> {
    /** All random numbers follow from it: the same seed gives the same snapshots. */
    long seed();

    /** Shows a snapshot; immutable, since it is read on other threads later. */
    void emit(E snapshot);

    /**
     * Between two steps: waits while paused.
     *
     * @throws java.util.concurrent.CancellationException if stopped
     */
    void turn();

    /** For what takes long within one step. */
    Cancellation cancellation();
}
