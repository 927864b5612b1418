package dev.glassbox.visualizers.tokens;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.glassbox.visualizers.api.PromptedState;
import org.jspecify.annotations.Nullable;

/**
 * A text cut by two tokenizers. In JSON {@code model} and {@code prompt} must be there; the rest
 * may be left out and then is the model's own tokenizer at the left, GPT-2's at the right, special
 * tokens not read, the first pair of sentences, no token chosen, the picture and not the table.
 *
 * @param model the id of a model of the library
 * @param prompt the text
 * @param left the tokenizer at the left: the id of a model, or the name of an encoding
 * @param right the tokenizer at the right, or empty for none
 * @param specials whether special tokens that stand in the text by their names are read as such
 * @param pair which pair of sentences of one meaning is compared, from 0
 * @param chosen the chosen token, or null; one behind the text's end is treated as none
 * @param inspector whether the chosen token is taken apart beside the picture; only with one
 * @param table whether the tokens are read as a table
 */
public record TokensState(
        String model,
        String prompt,
        String left,
        String right,
        boolean specials,
        int pair,
        @Nullable Chosen chosen,
        boolean inspector,
        boolean table)
        implements PromptedState {
    static final String GPT2 = "r50k_base";
    private static final int PAIRS = 1000;

    /**
     * One token.
     *
     * @param side 0 at the left, 1 at the right
     * @param token its position, from 0
     */
    public record Chosen(int side, int token) {
        @JsonCreator
        public Chosen(
                @JsonProperty(value = "side", required = true) int side,
                @JsonProperty(value = "token", required = true) int token) {
            if (side < 0 || side > 1) {
                throw new IllegalArgumentException("chosen.side is 0 or 1, got " + side);
            }
            if (token < 0) {
                throw new IllegalArgumentException("chosen.token counts from 0, got " + token);
            }
            this.side = side;
            this.token = token;
        }
    }

    public TokensState {
        if (model == null || model.isBlank()) {
            throw new IllegalArgumentException(
                    "model must be the id of a model, got '" + model + "'");
        }
        if (prompt == null) {
            throw new IllegalArgumentException("prompt must be a text, got null");
        }
        if (left == null || left.isBlank()) {
            throw new IllegalArgumentException("left must name a tokenizer, got '" + left + "'");
        }
        if (right == null) {
            throw new IllegalArgumentException("right must name a tokenizer or be empty, got null");
        }
        if (pair < 0 || pair >= PAIRS) {
            throw new IllegalArgumentException(
                    "pair is from 0 to " + (PAIRS - 1) + ", got " + pair);
        }
        if (inspector && chosen == null) {
            throw new IllegalArgumentException("inspector is true but chosen is null");
        }
    }

    /** The model's own tokenizer beside GPT-2's. */
    public static TokensState of(String model, String prompt) {
        return new TokensState(model, prompt, model, GPT2, false, 0, null, false, false);
    }

    @JsonCreator
    static TokensState read(
            @JsonProperty(value = "model", required = true) String model,
            @JsonProperty(value = "prompt", required = true) String prompt,
            @JsonProperty("left") @Nullable String left,
            @JsonProperty("right") @Nullable String right,
            @JsonProperty("specials") @Nullable Boolean specials,
            @JsonProperty("pair") @Nullable Integer pair,
            @JsonProperty("chosen") @Nullable Chosen chosen,
            @JsonProperty("inspector") @Nullable Boolean inspector,
            @JsonProperty("table") @Nullable Boolean table) {
        return new TokensState(
                model,
                prompt,
                left == null ? model : left,
                right == null ? GPT2 : right,
                specials != null && specials,
                pair == null ? 0 : pair,
                chosen,
                inspector != null && inspector,
                table != null && table);
    }

    /** Another text; a chosen token goes, since its position means another one now. */
    public TokensState withPrompt(String newPrompt) {
        return new TokensState(model, newPrompt, left, right, specials, pair, null, false, table);
    }

    /**
     * Another tokenizer at the left.
     *
     * @param isModel whether it is a model's, which then is the model the state speaks of
     */
    public TokensState withLeft(String name, boolean isModel) {
        return new TokensState(
                isModel ? name : model, prompt, name, right, specials, pair, null, false, table);
    }

    public TokensState withRight(String name) {
        return new TokensState(model, prompt, left, name, specials, pair, null, false, table);
    }

    public TokensState withSpecials(boolean newSpecials) {
        return new TokensState(model, prompt, left, right, newSpecials, pair, null, false, table);
    }

    /** The chosen token, taken apart. */
    public TokensState inspecting(int side, int token) {
        return new TokensState(
                model, prompt, left, right, specials, pair, new Chosen(side, token), true, table);
    }

    /** The inspector closed; the token stays chosen. */
    public TokensState withoutInspector() {
        return new TokensState(model, prompt, left, right, specials, pair, chosen, false, table);
    }

    public TokensState withTable(boolean newTable) {
        return new TokensState(
                model, prompt, left, right, specials, pair, chosen, inspector, newTable);
    }
}
