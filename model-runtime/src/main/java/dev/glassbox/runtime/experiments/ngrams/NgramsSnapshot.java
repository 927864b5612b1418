package dev.glassbox.runtime.experiments.ngrams;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.glassbox.runtime.experiments.Claim;
import dev.glassbox.runtime.experiments.Result;
import java.util.List;

/** What is seen of a run; all losses are of the validation part, in nats a character. */
public sealed interface NgramsSnapshot {

    /**
     * What counting comes to.
     *
     * @param n characters counted together
     * @param addK the loss of plain counts
     * @param kneserNey the loss of interpolated Kneser-Ney
     * @param floor the least possible loss with that context
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Counted(int n, double addK, double kneserNey, double floor) implements NgramsSnapshot {}

    /** The network after so many updates. */
    record Step(int step, double loss) implements NgramsSnapshot {}

    /**
     * The end.
     *
     * @param parameters of the network
     * @param counts from 1-gram on
     * @param network the network's loss
     * @param networkFloor the least possible loss on its windows
     * @param aboveFloor how far it lies above that; may be below 0 by chance
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record End(
            long parameters,
            List<Counted> counts,
            double network,
            double networkFloor,
            double aboveFloor,
            List<Claim> claims)
            implements NgramsSnapshot, Result {
        public End {
            counts = List.copyOf(counts);
            claims = List.copyOf(claims);
        }
    }
}
