package dev.glassbox.visualizers.embeddings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.glassbox.visualizers.api.PromptedState;
import org.jspecify.annotations.Nullable;

/**
 * The look-up of one token of a prompt. In JSON {@code model} and {@code prompt} must be there; the
 * rest may be left out and then is the first token, no number taken apart, the picture and not the
 * table.
 *
 * @param model the id of a model of the library, or {@code model@step}
 * @param prompt the text the model reads
 * @param token its position in the prompt, from 0; one behind the end is treated as the last
 * @param number which number of its vectors is taken apart, from 0, or null; one the model lacks is
 *     treated as none
 * @param table whether the numbers are read as a table
 */
public record EmbeddingsState(
        String model, String prompt, int token, @Nullable Integer number, boolean table)
        implements PromptedState {
    public EmbeddingsState {
        if (model == null || model.isBlank()) {
            throw new IllegalArgumentException(
                    "model must be the id of a model, got '" + model + "'");
        }
        if (prompt == null) {
            throw new IllegalArgumentException("prompt must be a text, got null");
        }
        if (token < 0) {
            throw new IllegalArgumentException("token counts from 0, got " + token);
        }
        if (number != null && number < 0) {
            throw new IllegalArgumentException("number counts from 0, got " + number);
        }
    }

    public static EmbeddingsState of(String model, String prompt, int token) {
        return new EmbeddingsState(model, prompt, token, null, false);
    }

    @JsonCreator
    static EmbeddingsState read(
            @JsonProperty(value = "model", required = true) String model,
            @JsonProperty(value = "prompt", required = true) String prompt,
            @JsonProperty("token") @Nullable Integer token,
            @JsonProperty("number") @Nullable Integer number,
            @JsonProperty("table") @Nullable Boolean table) {
        return new EmbeddingsState(
                model, prompt, token == null ? 0 : token, number, table != null && table);
    }

    public EmbeddingsState withPrompt(String newPrompt) {
        return new EmbeddingsState(model, newPrompt, token, null, table);
    }

    public EmbeddingsState withToken(int newToken) {
        return new EmbeddingsState(model, prompt, newToken, number, table);
    }

    /** One number taken apart; null for none. */
    public EmbeddingsState withNumber(@Nullable Integer newNumber) {
        return new EmbeddingsState(model, prompt, token, newNumber, table);
    }

    public EmbeddingsState withTable(boolean newTable) {
        return new EmbeddingsState(model, prompt, token, number, newTable);
    }
}
