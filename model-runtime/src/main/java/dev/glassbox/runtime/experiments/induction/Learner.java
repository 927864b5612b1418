package dev.glassbox.runtime.experiments.induction;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.glassbox.runtime.tensor.Tensor;
import java.util.List;
import java.util.Map;

/**
 * What became of one network.
 *
 * @param parameters numbers that were trained
 * @param accuracy the share of right guesses on the repeated part
 * @param accuracyByShown the same by how often what follows was shown, from 0
 * @param accuracyByPosition at each place of the text, from 0
 * @param inductionScores of each head, by layer
 * @param inductionScore the highest of these
 * @param bestHead the head that has it, such as {@code L1H2}
 * @param sha256 of its weights before it read the test texts
 * @param sha256After the same after
 * @param weights by name; not written as JSON
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Learner(
        int layers,
        long parameters,
        double accuracy,
        List<Double> accuracyByShown,
        List<Double> accuracyByPosition,
        List<List<Double>> inductionScores,
        double inductionScore,
        String bestHead,
        String sha256,
        String sha256After,
        @JsonIgnore Map<String, Tensor> weights) {
    public Learner {
        accuracyByShown = List.copyOf(accuracyByShown);
        accuracyByPosition = List.copyOf(accuracyByPosition);
        inductionScores = List.copyOf(inductionScores);
        weights = Map.copyOf(weights);
    }
}
