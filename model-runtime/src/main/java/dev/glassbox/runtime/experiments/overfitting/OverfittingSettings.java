package dev.glassbox.runtime.experiments.overfitting;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.glassbox.runtime.experiments.Allowed;
import dev.glassbox.runtime.intake.Problem;
import java.util.List;

/**
 * What may be set.
 *
 * @param sentences to train on, from the fewest to the most
 * @param weightDecay the first cure
 * @param dropout the second cure
 * @param steps updates of each network
 * @param every steps between two looks
 * @param batch windows in one step
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record OverfittingSettings(
        List<Integer> sentences,
        double weightDecay,
        double dropout,
        int steps,
        int every,
        int batch) {
    public OverfittingSettings {
        sentences = List.copyOf(sentences);
        int before = 9;
        for (int size : sentences) {
            Allowed.range("sentences", size, before + 1, 100_000);
            before = size;
        }
        if (sentences.size() < 2) {
            throw Problem.input("experiment.two-values", "sentences").asException();
        }
        Allowed.range("weight_decay", weightDecay, 0.0, 100.0);
        Allowed.range("dropout", dropout, 0.0, 0.9);
        Allowed.range("steps", steps, 1, 100_000);
        Allowed.range("every", every, 1, 10_000);
        Allowed.range("batch", batch, 1, 256);
    }
}
