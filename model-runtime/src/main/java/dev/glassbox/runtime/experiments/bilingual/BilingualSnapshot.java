package dev.glassbox.runtime.experiments.bilingual;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.glassbox.runtime.experiments.Claim;
import dev.glassbox.runtime.experiments.Result;
import java.util.List;

/** What is seen of a run. */
public sealed interface BilingualSnapshot {

    /**
     * The network after so many updates.
     *
     * @param trainLoss of the last batch before its update, in nats a character
     * @param valLoss over the whole validation part
     * @param sentences that it wrote to their end
     * @param valid of these
     * @param validShare 0 where there are none
     * @param samples what it writes on from a beginning in each language, and how it goes on where
     *     it writes freely
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Look(
            int step,
            double trainLoss,
            double valLoss,
            int sentences,
            int valid,
            double validShare,
            List<String> samples)
            implements BilingualSnapshot {
        public Look {
            samples = List.copyOf(samples);
        }
    }

    /**
     * The end.
     *
     * @param vocabulary different characters
     * @param parameters of the network
     * @param floor the least possible validation loss
     * @param guessing the loss of guessing, ln V
     * @param firstLoss before any update
     * @param floorRatio the last validation loss over the floor
     * @param control the first look
     * @param last the last look
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record End(
            int vocabulary,
            long parameters,
            double floor,
            double guessing,
            double firstLoss,
            double floorRatio,
            Look control,
            Look last,
            List<Claim> claims)
            implements BilingualSnapshot, Result {
        public End {
            claims = List.copyOf(claims);
        }
    }
}
