package dev.glassbox.runtime.analysis;

import dev.glassbox.runtime.trace.Origin;
import java.util.List;

/**
 * How much each token of a text has to do with one answer.
 *
 * @param scores by position, up to the one that answers; positive where the token raises it
 * @param full what is explained, of the whole text: a log probability or a logit
 * @param baseline the same without the text, where the scores are meant to sum to the difference;
 *     else NaN
 * @param origin of the pass over the whole text
 */
public record TokenAttribution(List<Double> scores, double full, double baseline, Origin origin) {
    public TokenAttribution {
        scores = List.copyOf(scores);
    }

    /** The sum of all scores. */
    public double sum() {
        return scores.stream().mapToDouble(Double::doubleValue).sum();
    }
}
