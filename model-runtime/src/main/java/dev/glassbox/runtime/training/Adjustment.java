package dev.glassbox.runtime.training;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A number of a running training that somebody changed. It is part of the run: resumed, the run
 * makes the same change at the same step.
 *
 * @param step the last update done with the old value
 * @param what {@code max_lr}, {@code min_lr}, {@code weight_decay}, {@code clip_norm}, {@code
 *     dropout} or {@code batch}
 * @param value the new one
 */
public record Adjustment(@JsonProperty("step") int step, String what, double value) {

    /** The recipe with this number changed. */
    Recipe applyTo(Recipe recipe) {
        Recipe.Optimizer o = recipe.optimizer();
        Recipe.Network n = recipe.network();
        Recipe.Schedule s = recipe.schedule();
        return switch (what) {
            case "max_lr" -> recipe.with(o.withRates(value, Math.min(o.minLr(), value)));
            case "min_lr" -> recipe.with(o.withRates(o.maxLr(), value));
            case "weight_decay" -> recipe.with(o.withWeightDecay(value));
            case "clip_norm" -> recipe.with(o.withClipNorm(value));
            case "dropout" -> recipe.with(n.withDropout(value));
            case "batch" -> recipe.with(s.withBatch((int) value));
            default -> {
                Numbers.oneOf("what", what, NAMES);
                throw new IllegalStateException(what);
            }
        };
    }

    private static final java.util.Set<String> NAMES =
            java.util.Set.of("max_lr", "min_lr", "weight_decay", "clip_norm", "dropout", "batch");
}
