package dev.glassbox.visualizers.residual;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.glassbox.visualizers.api.PromptedState;
import org.jspecify.annotations.Nullable;

/**
 * The residual stream of one position, and what its parts add to one logit. In JSON {@code model}
 * and {@code prompt} must be there; the rest may be left out and then is the last position, the
 * path, the model's own top prediction, nothing subtracted, the largest share first, no part,
 * inspector closed, the picture and not the table.
 *
 * @param model the id of a model of the library
 * @param prompt the text the model reads
 * @param position from 0; null, or one behind the prompt's end, is the last
 * @param show which of the two pictures
 * @param answer the token whose logit is taken apart, by its text; null is the likeliest one
 * @param against a token whose logit is subtracted, by its text; null for none
 * @param bySize whether the parts of a logit stand by size, not in the order of the pass
 * @param part the chosen row of the picture in the order of the pass, from 0; null for none
 * @param inspector whether the chosen part is taken apart; only with a part
 * @param table whether the numbers are read as a table
 */
public record ResidualState(
        String model,
        String prompt,
        @Nullable Integer position,
        Picture show,
        @Nullable String answer,
        @Nullable String against,
        boolean bySize,
        @Nullable Integer part,
        boolean inspector,
        boolean table)
        implements PromptedState {

    /** The two pictures. */
    public enum Picture {
        /** Every addition to the stream, with its size. */
        @JsonProperty("path")
        PATH,
        /** What each part adds to a logit. */
        @JsonProperty("logit")
        LOGIT
    }

    public ResidualState {
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
        if (part != null && part < 0) {
            throw new IllegalArgumentException("part counts from 0, got " + part);
        }
        if (inspector && part == null) {
            throw new IllegalArgumentException("inspector is true but part is null");
        }
        if (answer != null && answer.isEmpty()) {
            throw new IllegalArgumentException("answer must be a token's text, got ''");
        }
    }

    /** The path of the last position. */
    public static ResidualState of(String model, String prompt) {
        return new ResidualState(
                model, prompt, null, Picture.PATH, null, null, true, null, false, false);
    }

    @JsonCreator
    static ResidualState read(
            @JsonProperty(value = "model", required = true) String model,
            @JsonProperty(value = "prompt", required = true) String prompt,
            @JsonProperty("position") @Nullable Integer position,
            @JsonProperty("show") @Nullable Picture show,
            @JsonProperty("answer") @Nullable String answer,
            @JsonProperty("against") @Nullable String against,
            @JsonProperty("bySize") @Nullable Boolean bySize,
            @JsonProperty("part") @Nullable Integer part,
            @JsonProperty("inspector") @Nullable Boolean inspector,
            @JsonProperty("table") @Nullable Boolean table) {
        return new ResidualState(
                model,
                prompt,
                position,
                show == null ? Picture.PATH : show,
                answer,
                against,
                bySize == null || bySize,
                part,
                inspector != null && inspector,
                table != null && table);
    }

    /** Another text: positions and tokens mean others now. */
    public ResidualState withPrompt(String text) {
        return new ResidualState(model, text, null, show, null, null, bySize, null, false, table);
    }

    public ResidualState withPosition(int place) {
        return new ResidualState(
                model, prompt, place, show, null, null, bySize, part, inspector, table);
    }

    /** The other picture; its rows are others. */
    public ResidualState showing(Picture picture) {
        return new ResidualState(
                model, prompt, position, picture, answer, against, bySize, null, false, table);
    }

    public ResidualState withAnswer(@Nullable String token) {
        return new ResidualState(
                model, prompt, position, show, token, against, bySize, part, inspector, table);
    }

    public ResidualState withAgainst(@Nullable String token) {
        return new ResidualState(
                model, prompt, position, show, answer, token, bySize, part, inspector, table);
    }

    public ResidualState withBySize(boolean on) {
        return new ResidualState(
                model, prompt, position, show, answer, against, on, part, inspector, table);
    }

    /** A part, taken apart. */
    public ResidualState inspecting(int row) {
        return new ResidualState(
                model, prompt, position, show, answer, against, bySize, row, true, table);
    }

    public ResidualState withoutInspector() {
        return new ResidualState(
                model, prompt, position, show, answer, against, bySize, part, false, table);
    }

    public ResidualState withTable(boolean on) {
        return new ResidualState(
                model, prompt, position, show, answer, against, bySize, part, inspector, on);
    }
}
