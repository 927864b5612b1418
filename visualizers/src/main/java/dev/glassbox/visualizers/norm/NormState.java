package dev.glassbox.visualizers.norm;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.glassbox.visualizers.api.PromptedState;
import org.jspecify.annotations.Nullable;

/**
 * One norm of a model at one position. In JSON {@code model} and {@code prompt} must be there; the
 * rest may be left out and then is layer 0, the norm before attention, the last position, no
 * what-if, no number, inspector closed, the picture and not the table.
 *
 * @param model the id of a model of the library
 * @param prompt the text the model reads
 * @param layer from 0; of no account for the final norm; a layer the model lacks is said on screen
 * @param place which norm
 * @param position from 0; null, or one behind the prompt's end, is the last
 * @param whatIf whether the other kind of norm is shown on the same vector
 * @param number the chosen number of the vector, from 0; null for none
 * @param inspector whether that number is taken apart; only with a number
 * @param table whether the numbers are read as a table
 */
public record NormState(
        String model,
        String prompt,
        int layer,
        Place place,
        @Nullable Integer position,
        boolean whatIf,
        @Nullable Integer number,
        boolean inspector,
        boolean table)
        implements PromptedState {

    /** The norms of a model. */
    public enum Place {
        /** The first of a block: what attention reads, or in post-norm blocks what it wrote to. */
        @JsonProperty("ln1")
        LN1("ln1"),
        /** The second of a block. */
        @JsonProperty("ln2")
        LN2("ln2"),
        /** Before the unembedding. */
        @JsonProperty("final")
        FINAL("ln_final");

        private final String hook;

        Place(String hook) {
            this.hook = hook;
        }

        String hook() {
            return hook;
        }
    }

    public NormState {
        if (model == null || model.isBlank()) {
            throw new IllegalArgumentException(
                    "model must be the id of a model, got '" + model + "'");
        }
        if (prompt == null) {
            throw new IllegalArgumentException("prompt must be a text, got null");
        }
        if (layer < 0) {
            throw new IllegalArgumentException("layer counts from 0, got " + layer);
        }
        if (position != null && position < 0) {
            throw new IllegalArgumentException("position counts from 0, got " + position);
        }
        if (number != null && number < 0) {
            throw new IllegalArgumentException("number counts from 0, got " + number);
        }
        if (inspector && number == null) {
            throw new IllegalArgumentException("inspector is true but number is null");
        }
    }

    /** The first norm at the last position. */
    public static NormState of(String model, String prompt) {
        return new NormState(model, prompt, 0, Place.LN1, null, false, null, false, false);
    }

    @JsonCreator
    static NormState read(
            @JsonProperty(value = "model", required = true) String model,
            @JsonProperty(value = "prompt", required = true) String prompt,
            @JsonProperty("layer") @Nullable Integer layer,
            @JsonProperty("place") @Nullable Place place,
            @JsonProperty("position") @Nullable Integer position,
            @JsonProperty("whatIf") @Nullable Boolean whatIf,
            @JsonProperty("number") @Nullable Integer number,
            @JsonProperty("inspector") @Nullable Boolean inspector,
            @JsonProperty("table") @Nullable Boolean table) {
        return new NormState(
                model,
                prompt,
                layer == null ? 0 : layer,
                place == null ? Place.LN1 : place,
                position,
                whatIf != null && whatIf,
                number,
                inspector != null && inspector,
                table != null && table);
    }

    public NormState withPrompt(String text) {
        return new NormState(model, text, layer, place, null, whatIf, number, inspector, table);
    }

    public NormState withLayer(int l) {
        return new NormState(model, prompt, l, place, position, whatIf, number, inspector, table);
    }

    public NormState withPlace(Place p) {
        return new NormState(model, prompt, layer, p, position, whatIf, number, inspector, table);
    }

    public NormState withPosition(int at) {
        return new NormState(model, prompt, layer, place, at, whatIf, number, inspector, table);
    }

    public NormState withWhatIf(boolean on) {
        return new NormState(model, prompt, layer, place, position, on, number, inspector, table);
    }

    /** A number, taken apart. */
    public NormState inspecting(int i) {
        return new NormState(model, prompt, layer, place, position, whatIf, i, true, table);
    }

    public NormState withoutInspector() {
        return new NormState(model, prompt, layer, place, position, whatIf, number, false, table);
    }

    public NormState withTable(boolean on) {
        return new NormState(model, prompt, layer, place, position, whatIf, number, inspector, on);
    }
}
