package dev.glassbox.visualizers.attention;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.glassbox.visualizers.api.PromptedState;
import org.jspecify.annotations.Nullable;

/**
 * One head of one layer of a model that reads a prompt. In JSON {@code model} and {@code prompt}
 * must be there; the rest may be left out and then is layer 0, head 0, no cell, inspector closed,
 * temperature 1, the picture and not the table, and the {@link Look#PLAIN plain} look. The parts of
 * the look are keys beside the others.
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
 * @param look how the pattern is drawn, and what of it
 */
public record AttentionState(
        String model,
        String prompt,
        int layer,
        int head,
        @Nullable Cell cell,
        boolean inspector,
        double temperature,
        boolean table,
        Look look)
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

    /** In the plain look. */
    public AttentionState(
            String model,
            String prompt,
            int layer,
            int head,
            @Nullable Cell cell,
            boolean inspector,
            double temperature,
            boolean table) {
        this(model, prompt, layer, head, cell, inspector, temperature, table, Look.PLAIN);
    }

    /** Layer 0, head 0, no cell, temperature 1. */
    public static AttentionState of(String model, String prompt) {
        return new AttentionState(model, prompt, 0, 0, null, false, 1.0, false);
    }

    /** As it is written: the look's parts are keys like all others. */
    private record Written(
            String model,
            String prompt,
            int layer,
            int head,
            @Nullable Cell cell,
            boolean inspector,
            double temperature,
            boolean table,
            Look.View view,
            Look.Show show,
            double threshold,
            boolean hideFirst,
            Look.Pairs pairs,
            @Nullable Integer split) {}

    @JsonValue
    Written written() {
        return new Written(
                model,
                prompt,
                layer,
                head,
                cell,
                inspector,
                temperature,
                table,
                look.view(),
                look.show(),
                look.threshold(),
                look.hideFirst(),
                look.pairs(),
                look.split());
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
            @JsonProperty("table") @Nullable Boolean table,
            @JsonProperty("view") Look.@Nullable View view,
            @JsonProperty("show") Look.@Nullable Show show,
            @JsonProperty("threshold") @Nullable Double threshold,
            @JsonProperty("hideFirst") @Nullable Boolean hideFirst,
            @JsonProperty("pairs") Look.@Nullable Pairs pairs,
            @JsonProperty("split") @Nullable Integer split) {
        return new AttentionState(
                model,
                prompt,
                layer == null ? 0 : layer,
                head == null ? 0 : head,
                cell,
                inspector != null && inspector,
                temperature == null ? 1.0 : temperature,
                table != null && table,
                new Look(
                        view == null ? Look.View.MAP : view,
                        show == null ? Look.Show.HEAD : show,
                        threshold == null ? 0 : threshold,
                        hideFirst != null && hideFirst,
                        pairs == null ? Look.Pairs.ALL : pairs,
                        split));
    }

    /** Another text; a chosen cell goes, since its positions mean other tokens now. */
    public AttentionState withPrompt(String newPrompt) {
        return new AttentionState(
                model,
                newPrompt,
                layer,
                head,
                null,
                false,
                temperature,
                table,
                look.withSplit(null));
    }

    public AttentionState withLayer(int newLayer) {
        return new AttentionState(
                model, prompt, newLayer, head, cell, inspector, temperature, table, look);
    }

    /** Another head, seen by itself. */
    public AttentionState withHead(int newHead) {
        return new AttentionState(
                model,
                prompt,
                layer,
                newHead,
                cell,
                inspector,
                temperature,
                table,
                look.withShow(Look.Show.HEAD));
    }

    public AttentionState withCell(int query, int key) {
        return new AttentionState(
                model,
                prompt,
                layer,
                head,
                new Cell(query, key),
                inspector,
                temperature,
                table,
                look);
    }

    /** The chosen cell, taken apart. */
    public AttentionState inspecting(int query, int key) {
        return new AttentionState(
                model, prompt, layer, head, new Cell(query, key), true, temperature, table, look);
    }

    /** The inspector closed; the cell stays chosen. */
    public AttentionState withoutInspector() {
        return new AttentionState(
                model, prompt, layer, head, cell, false, temperature, table, look);
    }

    public AttentionState withTemperature(double newTemperature) {
        return new AttentionState(
                model, prompt, layer, head, cell, inspector, newTemperature, table, look);
    }

    /** The pattern as a table of numbers, or as a picture. */
    public AttentionState withTable(boolean newTable) {
        return new AttentionState(
                model, prompt, layer, head, cell, inspector, temperature, newTable, look);
    }

    /** Drawn in another way, or more or less of it. */
    public AttentionState withLook(Look newLook) {
        return new AttentionState(
                model, prompt, layer, head, cell, inspector, temperature, table, newLook);
    }

    private static int atLeastZero(String name, int value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " counts from 0, got " + value);
        }
        return value;
    }
}
