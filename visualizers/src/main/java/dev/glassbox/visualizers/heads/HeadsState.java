package dev.glassbox.visualizers.heads;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.glassbox.visualizers.api.PromptedState;
import org.jspecify.annotations.Nullable;

/**
 * All heads of a model that reads a prompt. In JSON {@code model} and {@code prompt} must be there;
 * the rest may be left out and then is every head in its place, scored on the prompt.
 *
 * @param model the id of a model of the library
 * @param prompt the text the model reads
 * @param view the heads, or what their attention has to do with the answer
 * @param kind the kind that heads are sorted by, or all in their places
 * @param scored the text that heads are scored on
 * @param by how attention is put into one number a token
 */
public record HeadsState(String model, String prompt, View view, Kind kind, Scored scored, By by)
        implements PromptedState {

    /** What is looked at. */
    public enum View {
        @JsonProperty("heads")
        HEADS,
        @JsonProperty("answer")
        ANSWER
    }

    /** What heads are scored on. */
    public enum Scored {
        @JsonProperty("prompt")
        PROMPT,
        /** Random tokens read twice, where nothing but the repetition can be known. */
        @JsonProperty("repeated")
        REPEATED
    }

    /** How the attention of all heads becomes one number a token. */
    public enum By {
        @JsonProperty("rollout")
        ROLLOUT,
        @JsonProperty("mean")
        MEAN
    }

    public HeadsState {
        if (model == null || model.isBlank()) {
            throw new IllegalArgumentException(
                    "model must be the id of a model, got '" + model + "'");
        }
        if (prompt == null) {
            throw new IllegalArgumentException("prompt must be a text, got null");
        }
    }

    public static HeadsState of(String model, String prompt) {
        return new HeadsState(model, prompt, View.HEADS, Kind.ALL, Scored.PROMPT, By.ROLLOUT);
    }

    @JsonCreator
    static HeadsState read(
            @JsonProperty(value = "model", required = true) String model,
            @JsonProperty(value = "prompt", required = true) String prompt,
            @JsonProperty("view") @Nullable View view,
            @JsonProperty("kind") @Nullable Kind kind,
            @JsonProperty("scored") @Nullable Scored scored,
            @JsonProperty("by") @Nullable By by) {
        return new HeadsState(
                model,
                prompt,
                view == null ? View.HEADS : view,
                kind == null ? Kind.ALL : kind,
                scored == null ? Scored.PROMPT : scored,
                by == null ? By.ROLLOUT : by);
    }

    public HeadsState withPrompt(String newPrompt) {
        return new HeadsState(model, newPrompt, view, kind, scored, by);
    }

    public HeadsState withView(View newView) {
        return new HeadsState(model, prompt, newView, kind, scored, by);
    }

    public HeadsState withKind(Kind newKind) {
        return new HeadsState(model, prompt, view, newKind, scored, by);
    }

    public HeadsState withScored(Scored newScored) {
        return new HeadsState(model, prompt, view, kind, newScored, by);
    }

    public HeadsState withBy(By newBy) {
        return new HeadsState(model, prompt, view, kind, scored, newBy);
    }
}
