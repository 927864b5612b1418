package dev.glassbox.runtime.training;

import dev.glassbox.runtime.trace.Cancellation;
import java.util.ArrayList;
import java.util.List;

/** The hands on a running training: any thread may turn them; the training looks between steps. */
public final class TrainingControl implements Cancellation {
    /** Steps that may still be made before the training waits. */
    private static final int NO_END = -1;

    private final List<Adjustment> asked = new ArrayList<>();
    private int allowance = NO_END;
    private boolean stopped;

    /** Waits after the step that is under way. */
    public synchronized void pause() {
        allowance = 0;
    }

    /** Goes on. */
    public synchronized void proceed() {
        allowance = NO_END;
        notifyAll();
    }

    /** Makes so many steps and waits again. */
    public synchronized void step(int steps) {
        allowance = Math.max(allowance, 0) + steps;
        notifyAll();
    }

    /** Ends the training after the step that is under way; a checkpoint of it is kept. */
    public synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    /**
     * Changes a number from the next step on.
     *
     * @param what as {@link Adjustment#what()}
     * @throws dev.glassbox.runtime.intake.IntakeException if the recipe does not allow that value
     */
    public synchronized void adjust(Recipe recipe, String what, double value) {
        Adjustment wish = new Adjustment(0, what, value);
        wish.applyTo(recipe); // refuses here, where somebody hears it
        asked.add(wish);
        notifyAll();
    }

    /** Whether it waits or will after the step under way. */
    public synchronized boolean isPaused() {
        return allowance == 0;
    }

    @Override
    public synchronized boolean isCancelled() {
        return stopped;
    }

    /** Waits while paused; then takes one step off the allowance. */
    synchronized void awaitTurn() {
        while (allowance == 0 && !stopped) {
            try {
                wait();
            } catch (InterruptedException e) {
                stopped = true;
                Thread.currentThread().interrupt();
            }
        }
        if (allowance > 0) {
            allowance--;
        }
    }

    /** What was asked since the last call. */
    synchronized List<Adjustment> takeAdjustments() {
        List<Adjustment> taken = List.copyOf(asked);
        asked.clear();
        return taken;
    }
}
