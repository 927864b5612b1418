package dev.glassbox.runtime.experiments.ngrams;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.glassbox.runtime.experiments.Allowed;

/**
 * What may be set.
 *
 * @param sentences of the text
 * @param mix the share of Chinese ones
 * @param longest n of the longest n-gram
 * @param addK what the plain counts add to each
 * @param steps updates of the network
 * @param every steps between two looks
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record NgramsSettings(
        int sentences, double mix, int longest, double addK, int steps, int every) {
    public NgramsSettings {
        Allowed.range("sentences", sentences, 100, 100_000);
        Allowed.range("mix", mix, 0.0, 1.0);
        Allowed.range("longest", longest, 2, 10);
        Allowed.range("add_k", addK, 1e-6, 10.0);
        Allowed.range("steps", steps, 1, 100_000);
        Allowed.range("every", every, 1, 10_000);
    }
}
