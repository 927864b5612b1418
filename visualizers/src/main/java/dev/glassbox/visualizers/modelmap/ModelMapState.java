package dev.glassbox.visualizers.modelmap;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.glassbox.visualizers.api.PromptedState;
import org.jspecify.annotations.Nullable;

/**
 * The whole model reading a prompt, opened at one place. In JSON {@code model} and {@code prompt}
 * must be there; the rest may be left out.
 *
 * @param model the id of a model of the library
 * @param prompt the text the model reads
 * @param path the opened part: {@code ""} for none, {@code block.L}, {@code block.L.mlp}, {@code
 *     block.L.head.H}, {@code block.L.head.H.cell.Q.K} or {@code unembed}
 * @param head whose attention is drawn where no head is opened, from 0
 * @param position the token whose row stands out, from 0; -1 for the last
 * @param token the id whose logit is taken apart in {@code unembed}; -1 for the most probable
 * @param stage the step of the pass that is lit, from 0; -1 for none
 * @param inspector whether the opened cell or logit is taken apart beside the picture
 * @param table whether shapes and counts are read as a table instead
 * @param scale whether published models are drawn to one scale with this one instead
 * @param whatIf a number of the model's shape that is changed to see what no longer fits
 */
public record ModelMapState(
        String model,
        String prompt,
        String path,
        int head,
        int position,
        int token,
        int stage,
        boolean inspector,
        boolean table,
        boolean scale,
        @Nullable WhatIf whatIf)
        implements PromptedState {

    /**
     * One changed number of a shape.
     *
     * @param size its name, such as {@code d_head}
     * @param value from 1
     */
    public record WhatIf(String size, int value) {
        @JsonCreator
        public WhatIf(
                @JsonProperty(value = "size", required = true) String size,
                @JsonProperty(value = "value", required = true) int value) {
            if (!Sizes.CHANGEABLE.contains(size)) {
                throw new IllegalArgumentException(
                        "whatIf.size must be one of " + Sizes.CHANGEABLE + ", got '" + size + "'");
            }
            if (value < 1 || value > Sizes.MOST) {
                throw new IllegalArgumentException(
                        "whatIf.value must be from 1 to " + Sizes.MOST + ", got " + value);
            }
            this.size = size;
            this.value = value;
        }
    }

    public ModelMapState {
        if (model == null || model.isBlank()) {
            throw new IllegalArgumentException(
                    "model must be the id of a model, got '" + model + "'");
        }
        if (prompt == null) {
            throw new IllegalArgumentException("prompt must be a text, got null");
        }
        if (path == null) {
            throw new IllegalArgumentException("path must be a text, got null");
        }
        MapPath.parse(path);
        atLeast("head", head, 0);
        atLeast("position", position, -1);
        atLeast("token", token, -1);
        atLeast("stage", stage, -1);
    }

    /** The whole model, nothing opened. */
    public static ModelMapState of(String model, String prompt) {
        return new ModelMapState(model, prompt, "", 0, -1, -1, -1, false, false, false, null);
    }

    @JsonCreator
    static ModelMapState read(
            @JsonProperty(value = "model", required = true) String model,
            @JsonProperty(value = "prompt", required = true) String prompt,
            @JsonProperty("path") @Nullable String path,
            @JsonProperty("head") @Nullable Integer head,
            @JsonProperty("position") @Nullable Integer position,
            @JsonProperty("token") @Nullable Integer token,
            @JsonProperty("stage") @Nullable Integer stage,
            @JsonProperty("inspector") @Nullable Boolean inspector,
            @JsonProperty("table") @Nullable Boolean table,
            @JsonProperty("scale") @Nullable Boolean scale,
            @JsonProperty("whatIf") @Nullable WhatIf whatIf) {
        return new ModelMapState(
                model,
                prompt,
                path == null ? "" : path,
                head == null ? 0 : head,
                position == null ? -1 : position,
                token == null ? -1 : token,
                stage == null ? -1 : stage,
                inspector != null && inspector,
                table != null && table,
                scale != null && scale,
                whatIf);
    }

    /** Where the map is opened. */
    MapPath opened() {
        return MapPath.parse(path);
    }

    /** The head whose attention is drawn: the opened one, or the chosen one. */
    int shownHead() {
        int open = opened().head();
        return open >= 0 ? open : head;
    }

    /** Another text; positions mean other tokens now, so a chosen one and an opened cell go. */
    public ModelMapState withPrompt(String newPrompt) {
        MapPath at = opened();
        MapPath kept = at.kind() == MapPath.Kind.CELL ? at.parent() : at;
        return new ModelMapState(
                model,
                newPrompt,
                kept.toString(),
                head,
                -1,
                -1,
                stage,
                inspector && kept.equals(at),
                table,
                scale,
                whatIf);
    }

    /** Opened there; the lit step goes, since the steps are others. */
    ModelMapState open(MapPath newPath) {
        boolean numbers =
                newPath.kind() == MapPath.Kind.CELL || newPath.kind() == MapPath.Kind.UNEMBED;
        int newHead = newPath.head() >= 0 ? newPath.head() : head;
        boolean same = newPath.kind() == opened().kind() && newPath.layer() == opened().layer();
        return new ModelMapState(
                model,
                prompt,
                newPath.toString(),
                newHead,
                newPath.query() >= 0 ? newPath.query() : position,
                token,
                same ? stage : -1,
                inspector && numbers,
                false,
                false,
                whatIf);
    }

    public ModelMapState withHead(int newHead) {
        MapPath at = opened();
        if (at.head() < 0) {
            return new ModelMapState(
                    model, prompt, path, newHead, position, token, stage, inspector, table, scale,
                    whatIf);
        }
        return open(
                at.kind() == MapPath.Kind.CELL
                        ? MapPath.cell(at.layer(), newHead, at.query(), at.key())
                        : MapPath.head(at.layer(), newHead));
    }

    public ModelMapState withPosition(int newPosition) {
        return new ModelMapState(
                model,
                prompt,
                path,
                head,
                newPosition,
                token,
                stage,
                inspector,
                table,
                scale,
                whatIf);
    }

    /** That token's logit, taken apart in place. */
    public ModelMapState withToken(int newToken) {
        return new ModelMapState(
                model,
                prompt,
                MapPath.UNEMBED.toString(),
                head,
                position,
                newToken,
                -1,
                inspector,
                false,
                false,
                whatIf);
    }

    public ModelMapState withStage(int newStage) {
        return new ModelMapState(
                model, prompt, path, head, position, token, newStage, inspector, table, scale,
                whatIf);
    }

    public ModelMapState withInspector(boolean open) {
        return new ModelMapState(
                model, prompt, path, head, position, token, stage, open, table, scale, whatIf);
    }

    public ModelMapState withTable(boolean newTable) {
        return new ModelMapState(
                model, prompt, path, head, position, token, stage, inspector, newTable, false,
                whatIf);
    }

    public ModelMapState withScale(boolean newScale) {
        return new ModelMapState(
                model, prompt, path, head, position, token, stage, inspector, false, newScale,
                whatIf);
    }

    public ModelMapState withWhatIf(@Nullable WhatIf change) {
        return new ModelMapState(
                model, prompt, path, head, position, token, stage, inspector, table, scale, change);
    }

    private static void atLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(
                    name + " must be at least " + least + ", got " + value);
        }
    }
}
