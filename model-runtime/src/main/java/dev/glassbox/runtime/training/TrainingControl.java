package dev.glassbox.runtime.training;

import java.util.ArrayList;
import java.util.List;

/**
 * The hands on a running training, which besides what every run allows lets its numbers be changed.
 * When it is stopped, a checkpoint of its last step is kept.
 */
public final class TrainingControl extends RunControl {
    private final List<Adjustment> asked = new ArrayList<>();

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

    /** What was asked since the last call. */
    synchronized List<Adjustment> takeAdjustments() {
        List<Adjustment> taken = List.copyOf(asked);
        asked.clear();
        return taken;
    }
}
