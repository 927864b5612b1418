package dev.glassbox.runtime.experiments.overfitting;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.glassbox.runtime.experiments.Claim;
import dev.glassbox.runtime.experiments.Result;
import java.util.List;

/** What is seen of a run; all losses in nats a character. */
public sealed interface OverfittingSnapshot {

    /**
     * One network after so many updates.
     *
     * @param cure {@code none}, {@code weight_decay} or {@code dropout}
     * @param trainLoss over the training part, at most 200 windows of it, nothing left out
     * @param valLoss over the whole validation part
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Step(int sentences, String cure, int step, double trainLoss, double valLoss)
            implements OverfittingSnapshot {}

    /**
     * One network at its end.
     *
     * @param gap validation loss less training loss
     * @param bestVal the lowest validation loss seen: what stopping early would have kept
     * @param bestStep where it was
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Course(
            int sentences,
            String cure,
            double trainLoss,
            double valLoss,
            double gap,
            double bestVal,
            int bestStep) {}

    /**
     * The end.
     *
     * @param floor the least possible validation loss
     * @param bySize without cures, from the fewest sentences to the most, which are the control
     * @param cures on the fewest
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record End(
            long parameters,
            int steps,
            double floor,
            List<Course> bySize,
            List<Course> cures,
            List<Claim> claims)
            implements OverfittingSnapshot, Result {
        public End {
            bySize = List.copyOf(bySize);
            cures = List.copyOf(cures);
            claims = List.copyOf(claims);
        }
    }
}
