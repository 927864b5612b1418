package dev.glassbox.runtime.training;

import dev.glassbox.runtime.intake.Problem;

/** Hears of a training, on the thread that trains. */
public interface TrainingListener {
    /** A line of the log: every tenth step and the last one. */
    void metrics(TrainingMetrics metrics);

    /**
     * Something to tell the user that does not stop the training: no valid checkpoint to resume
     * from, or a damaged one that was passed over.
     */
    void notice(Problem notice);
}
