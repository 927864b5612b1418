package dev.glassbox.runtime.experiments.grokking;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.glassbox.runtime.experiments.Allowed;

/**
 * What may be set.
 *
 * @param network {@code mlp} or {@code transformer}
 * @param modulus p
 * @param trainShare the share of all pairs that is trained on
 * @param weightDecay of the first arm; the control has none
 * @param steps updates of each arm; 0 takes as many as the network needs
 * @param every steps between two looks
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record GrokkingSettings(
        String network, int modulus, double trainShare, double weightDecay, int steps, int every) {
    public GrokkingSettings {
        Allowed.oneOf("network", network, NetworkKind.words());
        Allowed.range("modulus", modulus, 5, 113);
        Allowed.range("train_share", trainShare, 0.1, 0.9);
        Allowed.range("weight_decay", weightDecay, 0.0, 10.0);
        Allowed.range("steps", steps, 0, 100_000);
        Allowed.range("every", every, 1, 10_000);
    }

    NetworkKind kind() {
        return NetworkKind.of(network);
    }

    int stepsMade() {
        return steps == 0 ? kind().steps() : steps;
    }
}
