package dev.glassbox.visualizers.playback;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.glassbox.runtime.sampling.SamplingConfig;
import dev.glassbox.visualizers.api.PromptedState;
import org.jspecify.annotations.Nullable;

/**
 * A text that a model wrote, shown up to one token. In JSON {@code model} and {@code prompt} must
 * be there; the rest may be left out and then is: 40 tokens, temperature 1 and seed 0, the end of
 * the prompt, coloured by probability, speed 2, the picture and not the table.
 *
 * @param model the id of a model of the library
 * @param prompt the text that is written on from
 * @param tokens how many tokens are written at most, 1 to 512
 * @param sampling how each token is chosen
 * @param position of the token that is shown last, from 0, or null for the prompt's last; a
 *     position that the text does not reach is its last
 * @param colour what colours the tokens
 * @param speed of the playback, 1 to 3
 * @param table whether the text is read as a table of numbers
 */
public record PlaybackState(
        String model,
        String prompt,
        int tokens,
        SamplingConfig sampling,
        @Nullable Integer position,
        Colour colour,
        int speed,
        boolean table)
        implements PromptedState {

    public static final int MOST_TOKENS = 512;
    public static final int SPEEDS = 3;

    /** What colours a token. */
    public enum Colour {
        /** Its probability by the model alone. */
        @JsonProperty("probability")
        PROBABILITY,
        /** How open the choice was, in bits. */
        @JsonProperty("entropy")
        ENTROPY,
        /** Its surprise, −ln p, in nats. */
        @JsonProperty("loss")
        LOSS
    }

    public PlaybackState {
        if (model == null || model.isBlank()) {
            throw new IllegalArgumentException(
                    "model must be the id of a model, got '" + model + "'");
        }
        if (prompt == null) {
            throw new IllegalArgumentException("prompt must be a text, got null");
        }
        within("tokens", tokens, MOST_TOKENS);
        within("speed", speed, SPEEDS);
        if (position != null && position < 0) {
            throw new IllegalArgumentException("position counts from 0, got " + position);
        }
    }

    public static PlaybackState of(String model, String prompt) {
        return new PlaybackState(
                model, prompt, 40, SamplingConfig.PLAIN, null, Colour.PROBABILITY, 2, false);
    }

    @JsonCreator
    static PlaybackState read(
            @JsonProperty(value = "model", required = true) String model,
            @JsonProperty(value = "prompt", required = true) String prompt,
            @JsonProperty("tokens") @Nullable Integer tokens,
            @JsonProperty("sampling") @Nullable SamplingConfig sampling,
            @JsonProperty("position") @Nullable Integer position,
            @JsonProperty("colour") @Nullable Colour colour,
            @JsonProperty("speed") @Nullable Integer speed,
            @JsonProperty("table") @Nullable Boolean table) {
        return new PlaybackState(
                model,
                prompt,
                tokens == null ? 40 : tokens,
                sampling == null ? SamplingConfig.PLAIN : sampling,
                position,
                colour == null ? Colour.PROBABILITY : colour,
                speed == null ? 2 : speed,
                table != null && table);
    }

    /** Another text, shown from the end of its prompt. */
    public PlaybackState withPrompt(String newPrompt) {
        return new PlaybackState(model, newPrompt, tokens, sampling, null, colour, speed, table);
    }

    /** Other rules write another text, shown from the end of the prompt. */
    public PlaybackState withSampling(SamplingConfig newSampling) {
        return new PlaybackState(model, prompt, tokens, newSampling, null, colour, speed, table);
    }

    public PlaybackState withTokens(int newTokens) {
        return new PlaybackState(
                model, prompt, newTokens, sampling, position, colour, speed, table);
    }

    public PlaybackState withPosition(int newPosition) {
        return new PlaybackState(
                model, prompt, tokens, sampling, newPosition, colour, speed, table);
    }

    public PlaybackState withColour(Colour newColour) {
        return new PlaybackState(
                model, prompt, tokens, sampling, position, newColour, speed, table);
    }

    public PlaybackState withSpeed(int newSpeed) {
        return new PlaybackState(
                model, prompt, tokens, sampling, position, colour, newSpeed, table);
    }

    public PlaybackState withTable(boolean newTable) {
        return new PlaybackState(
                model, prompt, tokens, sampling, position, colour, speed, newTable);
    }

    private static void within(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(
                    name + " must be from 1 to " + most + ", got " + value);
        }
    }
}
