package dev.glassbox.runtime.training.health;

import dev.glassbox.runtime.training.Adjustment;
import dev.glassbox.runtime.training.LayerMetrics;
import dev.glassbox.runtime.training.TrainingMetrics;
import java.util.List;

/**
 * All that a rule sees of a training.
 *
 * @param facts known before the first step
 * @param lines the log so far, in the order of the steps
 * @param layers how each layer learnt, so far, in the order of the steps; may be empty
 * @param adjustments what was changed while it ran, in order
 * @param rollbacks the updates that came to no number and that it has not got past yet
 */
public record TrainingRecord(
        RunFacts facts,
        List<TrainingMetrics> lines,
        List<LayerMetrics> layers,
        List<Adjustment> adjustments,
        List<Integer> rollbacks) {
    public TrainingRecord {
        lines = List.copyOf(lines);
        layers = List.copyOf(layers);
        adjustments = List.copyOf(adjustments);
        rollbacks = List.copyOf(rollbacks);
        requireRising("lines", lines.stream().mapToInt(TrainingMetrics::step).toArray());
        requireRising("layers", layers.stream().mapToInt(LayerMetrics::step).toArray());
    }

    /** The last step before somebody changed the learning rate; 0 if nobody did. */
    int rateChanged() {
        return adjustments.stream()
                .filter(adjustment -> adjustment.what().endsWith("_lr"))
                .mapToInt(Adjustment::step)
                .max()
                .orElse(0);
    }

    private static void requireRising(String what, int[] steps) {
        for (int i = 1; i < steps.length; i++) {
            if (steps[i] <= steps[i - 1]) {
                throw new IllegalArgumentException(
                        what + ": step " + steps[i] + " after step " + steps[i - 1]);
            }
        }
    }

    /** The learning rate of the last line; 0 where there is none. */
    double rate() {
        return lines.isEmpty() ? 0 : lines.get(lines.size() - 1).lr();
    }
}
