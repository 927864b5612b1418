package dev.glassbox.visualizers.trails;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.glassbox.visualizers.api.PromptedState;
import dev.glassbox.visualizers.api.ReadableState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the vectors of some tokens go. In JSON {@code model} and {@code prompt} must be there; the
 * rest may be left out and then is the way through the layers, the last tokens of the prompt,
 * principal components, the last station, the picture and not the table, nothing taken apart.
 *
 * @param model the id of a model of the library, or {@code model@step}
 * @param prompt the text whose tokens are followed
 * @param kind through the layers, or through training
 * @param tokens their positions in the prompt, from 0, at most {@value #MOST}, none twice; one
 *     behind the end is left out. Empty for the last ones there are
 * @param axes of the drawing
 * @param right the text of the token that the first axis points to, where axes are words; empty for
 *     the likeliest next token
 * @param up the same of the second axis; empty for the second likeliest
 * @param station the one shown, from 0; null, or one behind the last, is the last
 * @param focus position of the token that is talked about; null, or none of those followed, is the
 *     last of them
 * @param table whether the numbers are read as a table
 * @param inspector whether the distance to the station is taken apart
 */
public record TrailsState(
        String model,
        String prompt,
        Kind kind,
        List<Integer> tokens,
        Axes axes,
        String right,
        String up,
        @Nullable Integer station,
        @Nullable Integer focus,
        boolean table,
        boolean inspector)
        implements PromptedState, ReadableState<TrailsState> {
    /** As many as there are forms to tell them apart by. */
    public static final int MOST = 6;

    /** What a vector goes through. */
    public enum Kind {
        /** The residual stream from block to block. */
        @JsonProperty("layers")
        LAYERS,
        /** The embedding from step to step. */
        @JsonProperty("training")
        TRAINING
    }

    /** What is drawn to the right and upwards. */
    public enum Axes {
        /** The two directions in which the vectors spread most. */
        @JsonProperty("components")
        COMPONENTS,
        /** The directions that raise the logits of two tokens. */
        @JsonProperty("words")
        WORDS
    }

    public TrailsState {
        if (model == null || model.isBlank()) {
            throw new IllegalArgumentException(
                    "model must be the id of a model, got '" + model + "'");
        }
        if (prompt == null || right == null || up == null) {
            throw new IllegalArgumentException("prompt, right and up must be texts, got null");
        }
        tokens = List.copyOf(tokens);
        if (tokens.size() > MOST || tokens.stream().distinct().count() < tokens.size()) {
            throw new IllegalArgumentException(
                    "tokens must be at most " + MOST + " positions, none twice, got " + tokens);
        }
        for (int token : tokens) {
            atLeastZero("tokens", token);
        }
        atLeastZero("station", station);
        atLeastZero("focus", focus);
    }

    private static void atLeastZero(String key, @Nullable Integer value) {
        if (value != null && value < 0) {
            throw new IllegalArgumentException(key + " counts from 0, got " + value);
        }
    }

    /** The last tokens of a prompt on principal components. */
    public static TrailsState of(String model, String prompt, Kind kind) {
        return new TrailsState(
                model, prompt, kind, List.of(), Axes.COMPONENTS, "", "", null, null, false, false);
    }

    @JsonCreator
    static TrailsState read(
            @JsonProperty(value = "model", required = true) String model,
            @JsonProperty(value = "prompt", required = true) String prompt,
            @JsonProperty("kind") @Nullable Kind kind,
            @JsonProperty("tokens") @Nullable List<Integer> tokens,
            @JsonProperty("axes") @Nullable Axes axes,
            @JsonProperty("right") @Nullable String right,
            @JsonProperty("up") @Nullable String up,
            @JsonProperty("station") @Nullable Integer station,
            @JsonProperty("focus") @Nullable Integer focus,
            @JsonProperty("table") @Nullable Boolean table,
            @JsonProperty("inspector") @Nullable Boolean inspector) {
        return new TrailsState(
                model,
                prompt,
                kind == null ? Kind.LAYERS : kind,
                tokens == null ? List.of() : tokens,
                axes == null ? Axes.COMPONENTS : axes,
                right == null ? "" : right,
                up == null ? "" : up,
                station,
                focus,
                table != null && table,
                inspector != null && inspector);
    }

    /** Another text: its tokens are others. */
    public TrailsState withPrompt(String text) {
        return new TrailsState(
                model, text, kind, List.of(), axes, right, up, station, null, table, inspector);
    }

    /** Another kind; its stations are others. */
    public TrailsState withKind(Kind newKind) {
        return new TrailsState(
                model, prompt, newKind, tokens, axes, right, up, null, focus, table, inspector);
    }

    public TrailsState withTokens(List<Integer> positions, @Nullable Integer talkedAbout) {
        return new TrailsState(
                model,
                prompt,
                kind,
                positions,
                axes,
                right,
                up,
                station,
                talkedAbout,
                table,
                inspector);
    }

    /**
     * A token more, or one less: the one talked about goes, another one is talked about. The last
     * one stays; where there are {@value #MOST} the first one makes room.
     *
     * @param followed the positions now
     * @param about the one talked about now
     */
    public TrailsState toggled(int position, List<Integer> followed, int about) {
        List<Integer> positions = new ArrayList<>(followed);
        if (!positions.contains(position)) {
            if (positions.size() == MOST) {
                positions.remove(0);
            }
            positions.add(position);
            positions.sort(null);
            return withTokens(positions, position);
        }
        if (position != about) {
            return withTokens(positions, position);
        }
        if (positions.size() > 1) {
            positions.remove((Integer) position);
        }
        return withTokens(positions, null);
    }

    public TrailsState withAxes(Axes newAxes) {
        return new TrailsState(
                model, prompt, kind, tokens, newAxes, right, up, station, focus, table, inspector);
    }

    public TrailsState withRight(String token) {
        return new TrailsState(
                model, prompt, kind, tokens, axes, token, up, station, focus, table, inspector);
    }

    public TrailsState withUp(String token) {
        return new TrailsState(
                model, prompt, kind, tokens, axes, right, token, station, focus, table, inspector);
    }

    public TrailsState withStation(int newStation) {
        return new TrailsState(
                model, prompt, kind, tokens, axes, right, up, newStation, focus, table, inspector);
    }

    public TrailsState withFocus(int position) {
        return new TrailsState(
                model, prompt, kind, tokens, axes, right, up, station, position, table, inspector);
    }

    @Override
    public TrailsState withTable(boolean newTable) {
        return new TrailsState(
                model, prompt, kind, tokens, axes, right, up, station, focus, newTable, inspector);
    }

    @Override
    public TrailsState withInspector(boolean newInspector) {
        return new TrailsState(
                model, prompt, kind, tokens, axes, right, up, station, focus, table, newInspector);
    }
}
