package dev.glassbox.visualizers.positions;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.glassbox.visualizers.api.PromptedState;
import org.jspecify.annotations.Nullable;

/**
 * Two tokens of a prompt at two positions, under one way to tell positions or all four. In JSON
 * {@code model} and {@code prompt} must be there.
 *
 * @param model the id of a model of the library
 * @param prompt where the two tokens are taken from
 * @param scheme how positions are told (sinusoidal)
 * @param all whether all four are shown side by side (false)
 * @param query which token looks, by its place in the prompt, or null for the last
 * @param key which token is looked at, by its place in the prompt (0)
 * @param at the position where the query stands (32)
 * @param distance how far before it the key stands (8), at most {@code at}
 * @param head of the first layer, whose query and key matrices are used (0)
 * @param base of the rotary frequencies (10000)
 * @param table whether the scores are read as a table (false)
 */
public record PositionsState(
        String model,
        String prompt,
        Scheme scheme,
        boolean all,
        @Nullable Integer query,
        int key,
        int at,
        int distance,
        int head,
        double base,
        boolean table)
        implements PromptedState {
    public PositionsState {
        if (model == null || model.isBlank()) {
            throw new IllegalArgumentException(
                    "model must be the id of a model, got '" + model + "'");
        }
        if (prompt == null) {
            throw new IllegalArgumentException("prompt must be a text, got null");
        }
        if (query != null && query < 0) {
            throw new IllegalArgumentException("query counts from 0, got " + query);
        }
        if (key < 0 || head < 0) {
            throw new IllegalArgumentException(
                    "key and head count from 0, got " + key + ", " + head);
        }
        if (at < 0 || distance < 0 || distance > at) {
            throw new IllegalArgumentException(
                    "distance must be from 0 to at, got " + distance + " of " + at);
        }
        if (!(base > 1 && base <= 1e9)) {
            throw new IllegalArgumentException("base must be above 1, at most 1e9, got " + base);
        }
    }

    public static PositionsState of(String model, String prompt) {
        return new PositionsState(
                model, prompt, Scheme.SINUSOIDAL, false, null, 0, 32, 8, 0, 10_000, false);
    }

    @JsonCreator
    static PositionsState read(
            @JsonProperty(value = "model", required = true) String model,
            @JsonProperty(value = "prompt", required = true) String prompt,
            @JsonProperty("scheme") @Nullable Scheme scheme,
            @JsonProperty("all") @Nullable Boolean all,
            @JsonProperty("query") @Nullable Integer query,
            @JsonProperty("key") @Nullable Integer key,
            @JsonProperty("at") @Nullable Integer at,
            @JsonProperty("distance") @Nullable Integer distance,
            @JsonProperty("head") @Nullable Integer head,
            @JsonProperty("base") @Nullable Double base,
            @JsonProperty("table") @Nullable Boolean table) {
        int stands = at == null ? 32 : at;
        return new PositionsState(
                model,
                prompt,
                scheme == null ? Scheme.SINUSOIDAL : scheme,
                all != null && all,
                query,
                key == null ? 0 : key,
                stands,
                distance == null ? Math.min(8, stands) : distance,
                head == null ? 0 : head,
                base == null ? 10_000 : base,
                table != null && table);
    }

    public PositionsState withPrompt(String newPrompt) {
        return new PositionsState(
                model, newPrompt, scheme, all, null, 0, at, distance, head, base, table);
    }

    /** One scheme, alone. */
    public PositionsState withScheme(Scheme newScheme) {
        return new PositionsState(
                model, prompt, newScheme, false, query, key, at, distance, head, base, table);
    }

    /** All four schemes. */
    public PositionsState withAll() {
        return new PositionsState(
                model, prompt, scheme, true, query, key, at, distance, head, base, table);
    }

    public PositionsState withKey(int newKey) {
        return new PositionsState(
                model, prompt, scheme, all, query, newKey, at, distance, head, base, table);
    }

    /** The query moved; the key keeps its distance as far as there is room. */
    public PositionsState withAt(int newAt) {
        return new PositionsState(
                model,
                prompt,
                scheme,
                all,
                query,
                key,
                newAt,
                Math.min(distance, newAt),
                head,
                base,
                table);
    }

    public PositionsState withDistance(int newDistance) {
        return new PositionsState(
                model, prompt, scheme, all, query, key, at, newDistance, head, base, table);
    }

    public PositionsState withHead(int newHead) {
        return new PositionsState(
                model, prompt, scheme, all, query, key, at, distance, newHead, base, table);
    }

    public PositionsState withBase(double newBase) {
        return new PositionsState(
                model, prompt, scheme, all, query, key, at, distance, head, newBase, table);
    }

    public PositionsState withTable(boolean newTable) {
        return new PositionsState(
                model, prompt, scheme, all, query, key, at, distance, head, base, newTable);
    }
}
