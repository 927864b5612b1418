package dev.glassbox.runtime.training.health;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.training.Adjustment;
import dev.glassbox.runtime.training.LayerMetrics;
import dev.glassbox.runtime.training.TrainingListener;
import dev.glassbox.runtime.training.TrainingMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Keeps the record of a training while it runs. Lines that a return to an earlier checkpoint took
 * back are forgotten when the training goes on, and the return itself once the training is past the
 * update that came to no number. Belongs to the thread that trains.
 */
public final class RecordKeeper implements TrainingListener {
    private static final Set<String> NO_NUMBER =
            Set.of("training.rolled-back", "training.diverged");

    private final RunFacts facts;
    private final List<TrainingMetrics> lines = new ArrayList<>();
    private final List<LayerMetrics> layers = new ArrayList<>();
    private final List<Adjustment> adjustments = new ArrayList<>();
    private final List<Integer> rollbacks = new ArrayList<>();

    public RecordKeeper(RunFacts facts) {
        this.facts = facts;
    }

    /** The record up to here; it does not change any more. */
    public TrainingRecord record() {
        return new TrainingRecord(facts, lines, layers, adjustments, rollbacks);
    }

    @Override
    public void metrics(TrainingMetrics line) {
        lines.removeIf(earlier -> earlier.step() >= line.step());
        layers.removeIf(earlier -> earlier.step() >= line.step());
        rollbacks.removeIf(step -> step <= line.step());
        lines.add(line);
    }

    @Override
    public void layers(LayerMetrics line) {
        layers.add(line);
    }

    @Override
    public void adjusted(Adjustment adjustment) {
        adjustments.removeIf(earlier -> earlier.step() > adjustment.step());
        adjustments.add(adjustment);
    }

    /** Hears also of the problem that ended a training, if its loss came to no number. */
    @Override
    public void notice(Problem notice) {
        String step = notice.arguments().get("step");
        if (NO_NUMBER.contains(notice.id()) && step != null) {
            rollbacks.add(Integer.valueOf(step));
        }
    }
}
