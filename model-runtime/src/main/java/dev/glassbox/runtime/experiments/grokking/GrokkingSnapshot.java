package dev.glassbox.runtime.experiments.grokking;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.glassbox.runtime.experiments.Claim;
import dev.glassbox.runtime.experiments.Result;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is seen of a run. */
public sealed interface GrokkingSnapshot {

    /**
     * Both arms after so many updates.
     *
     * @param decayed with weight decay
     * @param control without
     */
    record Step(int step, Scores decayed, Scores control) implements GrokkingSnapshot {}

    /**
     * The end.
     *
     * @param parameters of each network
     * @param steps updates made in each arm
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record End(
            String network,
            long parameters,
            int steps,
            Course decayed,
            Course control,
            List<Claim> claims)
            implements GrokkingSnapshot, Result {
        public End {
            claims = List.copyOf(claims);
        }
    }

    /** One arm now; accuracies are shares of pairs, losses mean cross-entropies in nats. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Scores(double trainAccuracy, double testAccuracy, double trainLoss, double testLoss) {}

    /**
     * How one arm went.
     *
     * @param memorised the first step looked at with a training accuracy above 0.99; null for none
     * @param grokked the same of the test accuracy
     * @param delay grokked / memorised
     * @param testAccuracyWhenMemorised at the first of these
     * @param bestTestAccuracy the highest that was seen
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Course(
            @Nullable Integer memorised,
            @Nullable Integer grokked,
            @Nullable Double delay,
            @Nullable Double testAccuracyWhenMemorised,
            double bestTestAccuracy,
            Scores last) {}
}
