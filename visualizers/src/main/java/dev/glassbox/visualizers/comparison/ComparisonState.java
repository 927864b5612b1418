package dev.glassbox.visualizers.comparison;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.glassbox.visualizers.api.PromptedState;
import dev.glassbox.visualizers.api.ReadableState;
import org.jspecify.annotations.Nullable;

/**
 * Two passes side by side, A and B: two prompts, two models, or both. In JSON {@code model} and
 * {@code prompt} (those of A) must be there; the rest may be left out and then B is as A, and the
 * next token is shown.
 *
 * @param model the id of A's model; {@code model@step} is a moment of its training
 * @param prompt the text A reads
 * @param otherModel the id of B's model
 * @param otherPrompt the text B reads
 * @param shown what is compared
 * @param layer of the pattern, from 0; one that a model lacks is said on screen
 * @param head of the pattern, from 0; as {@code layer}
 * @param table whether the comparison is read as a table
 * @param inspector whether the total variation is taken apart beside the picture
 */
public record ComparisonState(
        String model,
        String prompt,
        String otherModel,
        String otherPrompt,
        Shown shown,
        int layer,
        int head,
        boolean table,
        boolean inspector)
        implements PromptedState, ReadableState<ComparisonState> {

    public ComparisonState {
        for (String id : new String[] {model, otherModel}) {
            if (id == null || id.isBlank()) {
                throw new IllegalArgumentException(
                        "model and otherModel must be ids of models, got '" + id + "'");
            }
        }
        if (prompt == null || otherPrompt == null) {
            throw new IllegalArgumentException("prompt and otherPrompt must be texts, got null");
        }
        if (layer < 0 || head < 0) {
            throw new IllegalArgumentException(
                    "layer and head count from 0, got " + layer + " and " + head);
        }
    }

    @JsonCreator
    static ComparisonState read(
            @JsonProperty(value = "model", required = true) String model,
            @JsonProperty(value = "prompt", required = true) String prompt,
            @JsonProperty("otherModel") @Nullable String otherModel,
            @JsonProperty("otherPrompt") @Nullable String otherPrompt,
            @JsonProperty("shown") @Nullable Shown shown,
            @JsonProperty("layer") @Nullable Integer layer,
            @JsonProperty("head") @Nullable Integer head,
            @JsonProperty("table") @Nullable Boolean table,
            @JsonProperty("inspector") @Nullable Boolean inspector) {
        return new ComparisonState(
                model,
                prompt,
                otherModel == null ? model : otherModel,
                otherPrompt == null ? prompt : otherPrompt,
                shown == null ? Shown.NEXT : shown,
                layer == null ? 0 : layer,
                head == null ? 0 : head,
                table != null && table,
                inspector != null && inspector);
    }

    /** The next token of two passes. */
    public static ComparisonState of(
            String model, String prompt, String otherModel, String otherPrompt) {
        return new ComparisonState(
                model, prompt, otherModel, otherPrompt, Shown.NEXT, 0, 0, false, false);
    }

    public ComparisonState withModel(String id) {
        return new ComparisonState(
                id, prompt, otherModel, otherPrompt, shown, layer, head, table, inspector);
    }

    public ComparisonState withPrompt(String text) {
        return new ComparisonState(
                model, text, otherModel, otherPrompt, shown, layer, head, table, inspector);
    }

    public ComparisonState withOtherModel(String id) {
        return new ComparisonState(
                model, prompt, id, otherPrompt, shown, layer, head, table, inspector);
    }

    public ComparisonState withOtherPrompt(String text) {
        return new ComparisonState(
                model, prompt, otherModel, text, shown, layer, head, table, inspector);
    }

    public ComparisonState withShown(Shown newShown) {
        return new ComparisonState(
                model, prompt, otherModel, otherPrompt, newShown, layer, head, table, inspector);
    }

    public ComparisonState withLayer(int newLayer) {
        return new ComparisonState(
                model, prompt, otherModel, otherPrompt, shown, newLayer, head, table, inspector);
    }

    public ComparisonState withHead(int newHead) {
        return new ComparisonState(
                model, prompt, otherModel, otherPrompt, shown, layer, newHead, table, inspector);
    }

    @Override
    public ComparisonState withTable(boolean newTable) {
        return new ComparisonState(
                model, prompt, otherModel, otherPrompt, shown, layer, head, newTable, inspector);
    }

    @Override
    public ComparisonState withInspector(boolean newInspector) {
        return new ComparisonState(
                model, prompt, otherModel, otherPrompt, shown, layer, head, table, newInspector);
    }
}
