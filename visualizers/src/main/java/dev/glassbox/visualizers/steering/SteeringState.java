package dev.glassbox.visualizers.steering;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.glassbox.visualizers.api.PromptedState;
import dev.glassbox.visualizers.api.ReadableState;
import org.jspecify.annotations.Nullable;

/**
 * A model that reads a prompt and is pushed in a direction. In JSON {@code model}, {@code prompt},
 * {@code plus} and {@code minus} must be there; the rest may be left out and then is layer 0,
 * strength 1, seed 0.
 *
 * @param model the id of a model of the library
 * @param prompt the text the model reads and writes on
 * @param plus the text that the direction leads to
 * @param minus the text that it leads away from
 * @param layer before which the residual stream is read and pushed, from 0; one the model lacks is
 *     said on screen
 * @param strength how many times the direction is added; below 0 it is taken off
 * @param seed of the texts that are written on
 * @param table whether the next tokens are read as a table
 * @param inspector whether the push is taken apart beside the picture
 */
public record SteeringState(
        String model,
        String prompt,
        String plus,
        String minus,
        int layer,
        double strength,
        long seed,
        boolean table,
        boolean inspector)
        implements PromptedState, ReadableState<SteeringState> {

    public static final double MOST = 3;

    public SteeringState {
        if (model == null || model.isBlank()) {
            throw new IllegalArgumentException(
                    "model must be the id of a model, got '" + model + "'");
        }
        if (prompt == null || plus == null || minus == null) {
            throw new IllegalArgumentException("prompt, plus and minus must be texts, got null");
        }
        if (layer < 0) {
            throw new IllegalArgumentException("layer counts from 0, got " + layer);
        }
        if (!(Math.abs(strength) <= MOST)) {
            throw new IllegalArgumentException(
                    "strength must be from " + -MOST + " to " + MOST + ", got " + strength);
        }
    }

    @JsonCreator
    static SteeringState read(
            @JsonProperty(value = "model", required = true) String model,
            @JsonProperty(value = "prompt", required = true) String prompt,
            @JsonProperty(value = "plus", required = true) String plus,
            @JsonProperty(value = "minus", required = true) String minus,
            @JsonProperty("layer") @Nullable Integer layer,
            @JsonProperty("strength") @Nullable Double strength,
            @JsonProperty("seed") @Nullable Long seed,
            @JsonProperty("table") @Nullable Boolean table,
            @JsonProperty("inspector") @Nullable Boolean inspector) {
        return new SteeringState(
                model,
                prompt,
                plus,
                minus,
                layer == null ? 0 : layer,
                strength == null ? 1 : strength,
                seed == null ? 0 : seed,
                table != null && table,
                inspector != null && inspector);
    }

    public SteeringState withPrompt(String text) {
        return new SteeringState(model, text, plus, minus, layer, strength, seed, table, inspector);
    }

    public SteeringState withPlus(String text) {
        return new SteeringState(
                model, prompt, text, minus, layer, strength, seed, table, inspector);
    }

    public SteeringState withMinus(String text) {
        return new SteeringState(
                model, prompt, plus, text, layer, strength, seed, table, inspector);
    }

    public SteeringState withLayer(int newLayer) {
        return new SteeringState(
                model, prompt, plus, minus, newLayer, strength, seed, table, inspector);
    }

    public SteeringState withStrength(double newStrength) {
        return new SteeringState(
                model, prompt, plus, minus, layer, newStrength, seed, table, inspector);
    }

    /** Another draw of the texts that are written on. */
    public SteeringState withSeed(long newSeed) {
        return new SteeringState(
                model, prompt, plus, minus, layer, strength, newSeed, table, inspector);
    }

    @Override
    public SteeringState withTable(boolean newTable) {
        return new SteeringState(
                model, prompt, plus, minus, layer, strength, seed, newTable, inspector);
    }

    @Override
    public SteeringState withInspector(boolean newInspector) {
        return new SteeringState(
                model, prompt, plus, minus, layer, strength, seed, table, newInspector);
    }
}
