package dev.glassbox.runtime.experiments.induction;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.glassbox.runtime.experiments.Claim;
import dev.glassbox.runtime.experiments.Result;
import java.util.List;

/** What is seen of a run. */
public sealed interface InductionSnapshot {

    /** Both networks after so many updates. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Step(int step, Scores oneLayer, Scores twoLayers) implements InductionSnapshot {}

    /**
     * One network now, on the test texts.
     *
     * @param loss mean cross-entropy over all places in nats, those of the first period included,
     *     where nothing can be foretold
     * @param accuracy the share of right guesses on the repeated part
     */
    record Scores(double loss, double accuracy) {}

    /**
     * The end.
     *
     * @param period {@code random} or {@code fixed}
     * @param chance the accuracy of guessing
     * @param steps updates of each network
     * @param oneLayer the control
     * @param gap how much more often two layers are right
     * @param example the tokens of one test text
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record End(
            String period,
            int steps,
            double chance,
            Learner oneLayer,
            Learner twoLayers,
            double gap,
            List<Integer> example,
            List<Claim> claims)
            implements InductionSnapshot, Result {
        public End {
            example = List.copyOf(example);
            claims = List.copyOf(claims);
        }
    }
}
