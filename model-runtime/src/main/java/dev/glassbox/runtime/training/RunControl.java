package dev.glassbox.runtime.training;

import dev.glassbox.runtime.trace.Cancellation;
import java.util.function.BooleanSupplier;

/**
 * The hands on whatever runs step by step: any thread may turn them; the run looks between steps.
 */
public class RunControl implements Cancellation {
    /** Steps that may still be made before the run waits. */
    private static final int NO_END = -1;

    private int allowance = NO_END;
    private boolean stopped;

    /** Waits after the step that is under way. */
    public final synchronized void pause() {
        allowance = 0;
    }

    /** Goes on. */
    public final synchronized void proceed() {
        allowance = NO_END;
        notifyAll();
    }

    /** Makes so many steps and waits again. */
    public final synchronized void step(int steps) {
        allowance = Math.max(allowance, 0) + steps;
        notifyAll();
    }

    /** Ends the run after the step that is under way. */
    public final synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    /** Whether it waits or will after the step under way. */
    public final synchronized boolean isPaused() {
        return allowance == 0;
    }

    @Override
    public final synchronized boolean isCancelled() {
        return stopped;
    }

    /** For the run: waits while paused; then takes one step off the allowance. */
    public final synchronized void awaitTurn() {
        awaitTurn(() -> false);
    }

    /**
     * As {@link #awaitTurn()}, but no longer than until something else is wanted of the run.
     *
     * @return whether it is; then no step was allowed
     */
    final synchronized boolean awaitTurn(BooleanSupplier wanted) {
        while (allowance == 0 && !stopped && !wanted.getAsBoolean()) {
            try {
                wait();
            } catch (InterruptedException e) {
                stopped = true;
                Thread.currentThread().interrupt();
            }
        }
        if (!stopped && wanted.getAsBoolean()) {
            return true;
        }
        if (allowance > 0) {
            allowance--;
        }
        return false;
    }
}
