package dev.glassbox.runtime.training;

import dev.glassbox.runtime.store.Disk;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a run's newest whole checkpoint says of it.
 *
 * @param recipe it is trained by
 * @param step updates done
 * @param log every line so far
 * @param adjustments what was changed while it ran
 */
public record SavedRun(
        Recipe recipe, int step, List<TrainingMetrics> log, List<Adjustment> adjustments) {
    public SavedRun {
        log = List.copyOf(log);
        adjustments = List.copyOf(adjustments);
    }

    /**
     * Looks without the engine.
     *
     * @param run the run's folder, which need not be there
     * @throws dev.glassbox.runtime.intake.IntakeException if a checkpoint is there and cannot be
     *     read
     */
    public static Optional<SavedRun> in(Path run) {
        return new Checkpoints(Disk.real(), run)
                .newestState()
                .map(
                        state ->
                                new SavedRun(
                                        state.recipe(),
                                        state.step(),
                                        state.log(),
                                        state.adjustments()));
    }
}
