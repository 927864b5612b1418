package dev.glassbox.runtime.sampling;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.glassbox.runtime.intake.Problem;
import org.jspecify.annotations.Nullable;

/**
 * How a beam search goes. What JSON leaves out is 1 beam, length penalty 1, no early stop.
 *
 * @param beams how many lines are followed at once, from 1
 * @param lengthPenalty a finished line's log-probability is divided by its number of new tokens to
 *     this power; above 0 favours long lines
 * @param earlyStopping whether the search is over as soon as so many lines have finished; otherwise
 *     it goes on while a running line could still become better than the worst of them
 */
public record BeamSettings(
        int beams,
        @JsonProperty("length_penalty") double lengthPenalty,
        @JsonProperty("early_stopping") boolean earlyStopping) {

    /** More lines than this are of no use and cost memory. */
    public static final int MOST = 64;

    public BeamSettings {
        if (beams < 1 || beams > MOST) {
            throw Problem.input("sampling.beams", "beams", "value", beams, "most", MOST)
                    .asException();
        }
        if (!Double.isFinite(lengthPenalty)) {
            throw Problem.input("sampling.finite", "length_penalty", "value", lengthPenalty)
                    .asException();
        }
    }

    @JsonCreator
    static BeamSettings read(
            @JsonProperty("beams") @Nullable Integer beams,
            @JsonProperty("length_penalty") @Nullable Double lengthPenalty,
            @JsonProperty("early_stopping") @Nullable Boolean earlyStopping) {
        return new BeamSettings(
                beams == null ? 1 : beams,
                lengthPenalty == null ? 1 : lengthPenalty,
                earlyStopping != null && earlyStopping);
    }

    /** A finished line's score. */
    double score(double logProbability, int newTokens) {
        return logProbability / Math.pow(newTokens, lengthPenalty);
    }
}
