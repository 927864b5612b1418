package dev.glassbox.runtime.training;

import java.util.ArrayList;
import java.util.List;

/**
 * The hands on a running training, which besides what every run allows lets its numbers be changed.
 * When it is stopped, a checkpoint of its last step is kept.
 */
public final class TrainingControl extends RunControl {
    private static final int NOWHERE = -1;

    private final List<Adjustment> asked = new ArrayList<>();
    private int waitsAfter = NOWHERE;
    private boolean probe;

    /** Pauses once as soon as so many updates are done. */
    public synchronized void pauseAfter(int step) {
        waitsAfter = step;
    }

    /** Asks for a look at the network as it is, before the next step; also while it waits. */
    public synchronized void probe() {
        probe = true;
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
    }

    /** So many updates are done. */
    synchronized void arrived(int step) {
        if (waitsAfter != NOWHERE && step >= waitsAfter) {
            waitsAfter = NOWHERE;
            pause();
        }
    }

    /**
     * Waits for the next step as {@link #awaitTurn()}.
     *
     * @return whether a look is wanted first; then no step was allowed
     */
    synchronized boolean awaitTurnOrProbe() {
        boolean wanted = awaitTurn(() -> probe);
        probe = false;
        return wanted;
    }

    /** What was asked since the last call. */
    synchronized List<Adjustment> takeAdjustments() {
        List<Adjustment> taken = List.copyOf(asked);
        asked.clear();
        return taken;
    }
}
