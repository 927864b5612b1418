package dev.glassbox.visualizers.lens;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.glassbox.visualizers.api.PromptedState;
import org.jspecify.annotations.Nullable;

/**
 * What a model would answer after each layer. In JSON {@code model} and {@code prompt} must be
 * there; the rest may be left out and then is the last position, the last stage, colours by
 * probability, inspector closed, the picture and not the table.
 *
 * @param model the id of a model of the library
 * @param prompt the text the model reads
 * @param position from 0; null, or one behind the prompt's end, is the last
 * @param stage where the stream is read: 0 is before the first block, k after k blocks; null is the
 *     last; a stage the model lacks is said on screen, it is not illegal
 * @param colour what the colours of the cells measure
 * @param inspector whether the chosen cell is taken apart beside the picture
 * @param table whether the numbers are read as a table
 */
public record LensState(
        String model,
        String prompt,
        @Nullable Integer position,
        @Nullable Integer stage,
        Colour colour,
        boolean inspector,
        boolean table)
        implements PromptedState {

    /** What colours measure. */
    public enum Colour {
        /** The probability of the likeliest token of the cell. */
        @JsonProperty("probability")
        PROBABILITY,
        /** How near the token that the model answers in the end is to the top: 1 / its rank. */
        @JsonProperty("rank")
        RANK
    }

    public LensState {
        if (model == null || model.isBlank()) {
            throw new IllegalArgumentException(
                    "model must be the id of a model, got '" + model + "'");
        }
        if (prompt == null) {
            throw new IllegalArgumentException("prompt must be a text, got null");
        }
        if (position != null && position < 0) {
            throw new IllegalArgumentException("position counts from 0, got " + position);
        }
        if (stage != null && stage < 0) {
            throw new IllegalArgumentException("stage counts from 0, got " + stage);
        }
    }

    /** The last position, coloured by probability. */
    public static LensState of(String model, String prompt) {
        return new LensState(model, prompt, null, null, Colour.PROBABILITY, false, false);
    }

    @JsonCreator
    static LensState read(
            @JsonProperty(value = "model", required = true) String model,
            @JsonProperty(value = "prompt", required = true) String prompt,
            @JsonProperty("position") @Nullable Integer position,
            @JsonProperty("stage") @Nullable Integer stage,
            @JsonProperty("colour") @Nullable Colour colour,
            @JsonProperty("inspector") @Nullable Boolean inspector,
            @JsonProperty("table") @Nullable Boolean table) {
        return new LensState(
                model,
                prompt,
                position,
                stage,
                colour == null ? Colour.PROBABILITY : colour,
                inspector != null && inspector,
                table != null && table);
    }

    /** Another text; positions mean other tokens now. */
    public LensState withPrompt(String text) {
        return new LensState(model, text, null, stage, colour, false, table);
    }

    public LensState withPosition(int place) {
        return new LensState(model, prompt, place, stage, colour, inspector, table);
    }

    public LensState withCell(int newStage, int place) {
        return new LensState(model, prompt, place, newStage, colour, inspector, table);
    }

    public LensState withColour(Colour by) {
        return new LensState(model, prompt, position, stage, by, inspector, table);
    }

    public LensState withInspector(boolean open) {
        return new LensState(model, prompt, position, stage, colour, open, table);
    }

    public LensState withTable(boolean on) {
        return new LensState(model, prompt, position, stage, colour, inspector, on);
    }
}
