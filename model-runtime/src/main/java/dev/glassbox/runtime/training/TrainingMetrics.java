package dev.glassbox.runtime.training;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * One line of a training's log.
 *
 * @param step updates done
 * @param trainLoss mean cross-entropy of the last update's batch before that update, nats a token
 * @param valLoss mean over the whole validation split after the update; null where not evaluated
 * @param lr the learning rate of the update
 * @param tokensPerSecond training tokens a second since the line before, without evaluations
 */
public record TrainingMetrics(
        int step,
        @JsonProperty("train_loss") double trainLoss,
        @JsonProperty("val_loss") @Nullable Double valLoss,
        double lr,
        @JsonProperty("tokens_per_second") double tokensPerSecond) {}
