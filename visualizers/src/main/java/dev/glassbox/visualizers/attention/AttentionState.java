package dev.glassbox.visualizers.attention;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.glassbox.visualizers.api.PromptedState;
import org.jspecify.annotations.Nullable;

/**
 * One head of one layer of a model that reads a prompt. In JSON {@code model} and {@code prompt}
 * must be there; the rest may be left out and then is layer 0, head 0, no cell, inspector closed,
 * temperature 1, the picture and not the table.
 *
 * @param model the id of a model of the library
 * @param prompt the text the model reads
 * @param layer from 0; a layer the model lacks is said on screen, it is not illegal
 * @param head from 0; as {@code layer}
 * @param cell the chosen cell of the pattern, or null; a position behind the prompt's end is
 *     treated as none
 * @param inspector whether the chosen cell is taken apart beside the picture; only with a cell
 * @param temperature divides the logits before the softmax over the next token; the model is not
 *     run again
 * @param table whether the pattern is read as a table of numbers instead of a picture
 */
public record AttentionState(
        String model,
        String prompt,
        int layer,
        int head,
        @Nullable Cell cell,
        boolean inspector,
        double temperature,
        boolean table)
        implements PromptedState {

    public static final double MIN_TEMPERATURE = 0.1;
    public static final double MAX_TEMPERATURE = 2.0;

    /**
     * One cell: who looks, and at whom.
     *
     * @param query position of the token that looks, from 0
     * @param key position of the token that is looked at, from 0; one behind the query is masked
     *     but may be asked about
     */
    public record Cell(int query, int key) {
        @JsonCreator
        public Cell(
                @JsonProperty(value = "query", required = true) int query,
                @JsonProperty(value = "key", required = true) int key) {
            this.query = atLeastZero("cell.query", query);
            this.key = atLeastZero("cell.key", key);
        }
    }

    public AttentionState {
        if (model == null || model.isBlank()) {
            throw new IllegalArgumentException(
                    "model must be the id of a model, got '" + model + "'");
        }
        if (prompt == null) {
            throw new IllegalArgumentException("prompt must be a text, got null");
        }
        atLeastZero("layer", layer);
        atLeastZero("head", head);
        if (inspector && cell == null) {
            throw new IllegalArgumentException("inspector is true but cell is null");
        }
        if (!(temperature >= MIN_TEMPERATURE && temperature <= MAX_TEMPERATURE)) {
            throw new IllegalArgumentException(
                    "temperature must be from "
                            + MIN_TEMPERATURE
                            + " to "
                            + MAX_TEMPERATURE
                            + ", got "
                            + temperature);
        }
    }

    /** Layer 0, head 0, no cell, temperature 1. */
    public static AttentionState of(String model, String prompt) {
        return new AttentionState(model, prompt, 0, 0, null, false, 1.0, false);
    }

    @JsonCreator
    static AttentionState read(
            @JsonProperty(value = "model", required = true) String model,
            @JsonProperty(value = "prompt", required = true) String prompt,
            @JsonProperty("layer") @Nullable Integer layer,
            @JsonProperty("head") @Nullable Integer head,
            @JsonProperty("cell") @Nullable Cell cell,
            @JsonProperty("inspector") @Nullable Boolean inspector,
            @JsonProperty("temperature") @Nullable Double temperature,
            @JsonProperty("table") @Nullable Boolean table) {
        return new AttentionState(
                model,
                prompt,
                layer == null ? 0 : layer,
                head == null ? 0 : head,
                cell,
                inspector != null && inspector,
                temperature == null ? 1.0 : temperature,
                table != null && table);
    }

    /** Another text; a chosen cell goes, since its positions mean other tokens now. */
    public AttentionState withPrompt(String newPrompt) {
        return new AttentionState(model, newPrompt, layer, head, null, false, temperature, table);
    }

    public AttentionState withLayer(int newLayer) {
        return new AttentionState(
                model, prompt, newLayer, head, cell, inspector, temperature, table);
    }

    public AttentionState withHead(int newHead) {
        return new AttentionState(
                model, prompt, layer, newHead, cell, inspector, temperature, table);
    }

    public AttentionState withCell(int query, int key) {
        return new AttentionState(
                model, prompt, layer, head, new Cell(query, key), inspector, temperature, table);
    }

    /** The chosen cell, taken apart. */
    public AttentionState inspecting(int query, int key) {
        return new AttentionState(
                model, prompt, layer, head, new Cell(query, key), true, temperature, table);
    }

    /** The inspector closed; the cell stays chosen. */
    public AttentionState withoutInspector() {
        return new AttentionState(model, prompt, layer, head, cell, false, temperature, table);
    }

    public AttentionState withTemperature(double newTemperature) {
        return new AttentionState(
                model, prompt, layer, head, cell, inspector, newTemperature, table);
    }

    /** The pattern as a table of numbers, or as a picture. */
    public AttentionState withTable(boolean newTable) {
        return new AttentionState(
                model, prompt, layer, head, cell, inspector, temperature, newTable);
    }

    private static int atLeastZero(String name, int value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " counts from 0, got " + value);
        }
        return value;
    }
}
