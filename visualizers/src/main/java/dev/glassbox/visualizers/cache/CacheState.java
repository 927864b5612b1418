package dev.glassbox.visualizers.cache;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.glassbox.visualizers.api.PromptedState;
import org.jspecify.annotations.Nullable;

/**
 * The key-value cache of a model that reads a prompt, and of the same model with other choices. In
 * JSON {@code model} and {@code prompt} must be there; what is left out is as the model has it.
 *
 * @param model the id of a model of the library
 * @param prompt the text the model reads
 * @param view what is looked at
 * @param kvHeads key-value heads a layer to suppose; null: the model's own
 * @param window the latest tokens that a query can see, to suppose; 0: all of them
 * @param bytes of one number, to suppose
 */
public record CacheState(
        String model, String prompt, View view, @Nullable Integer kvHeads, int window, int bytes)
        implements PromptedState {

    /** What is looked at. */
    public enum View {
        @JsonProperty("growth")
        GROWTH,
        @JsonProperty("heads")
        HEADS,
        @JsonProperty("window")
        WINDOW
    }

    public CacheState {
        if (model == null || model.isBlank()) {
            throw new IllegalArgumentException(
                    "model must be the id of a model, got '" + model + "'");
        }
        if (prompt == null) {
            throw new IllegalArgumentException("prompt must be a text, got null");
        }
        if (kvHeads != null && kvHeads < 1) {
            throw new IllegalArgumentException("kvHeads counts from 1, got " + kvHeads);
        }
        if (window < 0) {
            throw new IllegalArgumentException("window is 0 or more tokens, got " + window);
        }
        if (bytes != 1 && bytes != 2 && bytes != 4) {
            throw new IllegalArgumentException("bytes must be 1, 2 or 4, got " + bytes);
        }
    }

    /** As the model is. */
    public static CacheState of(String model, String prompt) {
        return new CacheState(model, prompt, View.GROWTH, null, 0, Float.BYTES);
    }

    @JsonCreator
    static CacheState read(
            @JsonProperty(value = "model", required = true) String model,
            @JsonProperty(value = "prompt", required = true) String prompt,
            @JsonProperty("view") @Nullable View view,
            @JsonProperty("kvHeads") @Nullable Integer kvHeads,
            @JsonProperty("window") @Nullable Integer window,
            @JsonProperty("bytes") @Nullable Integer bytes) {
        return new CacheState(
                model,
                prompt,
                view == null ? View.GROWTH : view,
                kvHeads,
                window == null ? 0 : window,
                bytes == null ? Float.BYTES : bytes);
    }

    public CacheState withPrompt(String newPrompt) {
        return new CacheState(model, newPrompt, view, kvHeads, window, bytes);
    }

    public CacheState withView(View newView) {
        return new CacheState(model, prompt, newView, kvHeads, window, bytes);
    }

    public CacheState withKvHeads(@Nullable Integer newKvHeads) {
        return new CacheState(model, prompt, view, newKvHeads, window, bytes);
    }

    public CacheState withWindow(int newWindow) {
        return new CacheState(model, prompt, view, kvHeads, newWindow, bytes);
    }

    public CacheState withBytes(int newBytes) {
        return new CacheState(model, prompt, view, kvHeads, window, newBytes);
    }
}
