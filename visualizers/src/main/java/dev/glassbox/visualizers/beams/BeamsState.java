package dev.glassbox.visualizers.beams;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.glassbox.runtime.sampling.SamplingConfig;
import dev.glassbox.visualizers.api.PromptedState;
import org.jspecify.annotations.Nullable;

/**
 * Three ways to write on from one prompt. In JSON {@code model} and {@code prompt} must be there;
 * the rest may be left out and then is: 3 beams, 12 tokens, temperature 1 and seed 0 for the
 * sampled text, no node chosen, the picture and not the table.
 *
 * @param model the id of a model of the library
 * @param prompt the text that is written on from
 * @param beams how many lines beam search follows, 1 to 5
 * @param steps how many tokens are written, 1 to 24
 * @param sampling the rules of the sampled text; greedy and beam search have none
 * @param chosen the node of the beam tree that is taken apart, from 1, or null; one that the tree
 *     lacks is treated as none
 * @param table whether the tree is read as a table of numbers
 */
public record BeamsState(
        String model,
        String prompt,
        int beams,
        int steps,
        SamplingConfig sampling,
        @Nullable Integer chosen,
        boolean table)
        implements PromptedState {

    public static final int MOST_BEAMS = 5;
    public static final int MOST_STEPS = 24;

    public BeamsState {
        if (model == null || model.isBlank()) {
            throw new IllegalArgumentException(
                    "model must be the id of a model, got '" + model + "'");
        }
        if (prompt == null) {
            throw new IllegalArgumentException("prompt must be a text, got null");
        }
        within("beams", beams, MOST_BEAMS);
        within("steps", steps, MOST_STEPS);
        if (chosen != null && chosen < 1) {
            throw new IllegalArgumentException("chosen counts from 1, got " + chosen);
        }
    }

    public static BeamsState of(String model, String prompt) {
        return new BeamsState(model, prompt, 3, 12, SamplingConfig.PLAIN, null, false);
    }

    @JsonCreator
    static BeamsState read(
            @JsonProperty(value = "model", required = true) String model,
            @JsonProperty(value = "prompt", required = true) String prompt,
            @JsonProperty("beams") @Nullable Integer beams,
            @JsonProperty("steps") @Nullable Integer steps,
            @JsonProperty("sampling") @Nullable SamplingConfig sampling,
            @JsonProperty("chosen") @Nullable Integer chosen,
            @JsonProperty("table") @Nullable Boolean table) {
        return new BeamsState(
                model,
                prompt,
                beams == null ? 3 : beams,
                steps == null ? 12 : steps,
                sampling == null ? SamplingConfig.PLAIN : sampling,
                chosen,
                table != null && table);
    }

    /** Another text; a chosen node goes, since it means another line now. */
    public BeamsState withPrompt(String newPrompt) {
        return new BeamsState(model, newPrompt, beams, steps, sampling, null, table);
    }

    public BeamsState withBeams(int newBeams) {
        return new BeamsState(model, prompt, newBeams, steps, sampling, null, table);
    }

    public BeamsState withSteps(int newSteps) {
        return new BeamsState(model, prompt, beams, newSteps, sampling, null, table);
    }

    public BeamsState withSampling(SamplingConfig newSampling) {
        return new BeamsState(model, prompt, beams, steps, newSampling, chosen, table);
    }

    /** Takes a node's line apart; null closes the inspector. */
    public BeamsState choosing(@Nullable Integer node) {
        return new BeamsState(model, prompt, beams, steps, sampling, node, table);
    }

    public BeamsState withTable(boolean newTable) {
        return new BeamsState(model, prompt, beams, steps, sampling, chosen, newTable);
    }

    private static void within(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(
                    name + " must be from 1 to " + most + ", got " + value);
        }
    }
}
