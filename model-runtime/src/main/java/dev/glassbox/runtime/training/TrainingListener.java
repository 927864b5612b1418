package dev.glassbox.runtime.training;

import dev.glassbox.runtime.intake.Problem;

/** Hears of a training, on the thread that trains. */
public interface TrainingListener {
    /** A line of the log: every tenth step and the last one. */
    void metrics(TrainingMetrics metrics);

    /** How each layer learns, with every line of the log. */
    default void layers(LayerMetrics metrics) {}

    /** A number was changed from outside, from the next update on. */
    default void adjusted(Adjustment adjustment) {}

    /** It was asked to wait, and waits after so many updates. */
    default void waits(int done) {}

    /** It goes on after it has waited. */
    default void proceeds() {}

    /** How many steps lie between two probes; 0 for none. */
    default int probeEvery() {
        return 0;
    }

    /**
     * The network as it is now, before the first update and every so many steps; to be looked at
     * before this returns.
     */
    default void probe(Probe probe) {}

    /**
     * Something to tell the user that does not stop the training: no valid checkpoint to resume
     * from, or a damaged one that was passed over.
     */
    void notice(Problem notice);
}
