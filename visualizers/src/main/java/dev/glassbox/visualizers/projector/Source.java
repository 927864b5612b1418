package dev.glassbox.visualizers.projector;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Where the vectors come from.
 *
 * @param kind what they are
 * @param model the id of a model of the library, or {@code model@step}; null for a file
 * @param prompt the text that is read, line by line; null where none is
 * @param hook the hook point whose vectors are drawn; null where none is
 * @param vectors the path of a file of vectors; null for a model
 * @param metadata the path of a file of what is known of each; null where there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Source(
        Kind kind,
        @Nullable String model,
        @Nullable String prompt,
        @Nullable String hook,
        @Nullable String vectors,
        @Nullable String metadata) {
    /** What vectors are. */
    enum Kind {
        /** The rows of the embedding matrix. */
        @JsonProperty("tokens")
        TOKENS,
        /** The rows of the matrix of learned positions. */
        @JsonProperty("positions")
        POSITIONS,
        /** What each token of a text makes at a hook point. */
        @JsonProperty("text")
        TEXT,
        /** What each line of a text makes at a hook point, in the mean. */
        @JsonProperty("lines")
        LINES,
        /** A file of the user's own. */
        @JsonProperty("file")
        FILE
    }

    static final String HOOK = "blocks.0.hook_resid_post";

    @JsonCreator
    static Source read(
            @JsonProperty(value = "kind", required = true) Kind kind,
            @JsonProperty("model") @Nullable String model,
            @JsonProperty("prompt") @Nullable String prompt,
            @JsonProperty("hook") @Nullable String hook,
            @JsonProperty("vectors") @Nullable String vectors,
            @JsonProperty("metadata") @Nullable String metadata) {
        return new Source(kind, model, prompt, hook, vectors, metadata);
    }

    Source {
        if (kind == Kind.FILE) {
            if (vectors == null || vectors.isBlank()) {
                throw new IllegalArgumentException("vectors must be the path of a file");
            }
        } else if (model == null || model.isBlank()) {
            throw new IllegalArgumentException("model must be the id of a model");
        }
        if ((kind == Kind.TEXT || kind == Kind.LINES) && (prompt == null || hook == null)) {
            throw new IllegalArgumentException("a text needs prompt and hook");
        }
    }

    static Source tokens(String model) {
        return new Source(Kind.TOKENS, model, null, null, null, null);
    }

    /** The same model in another way, or the same way with another model. */
    Source with(Kind newKind, String newModel, String text) {
        boolean reads = newKind == Kind.TEXT || newKind == Kind.LINES;
        return new Source(
                newKind,
                newModel,
                reads ? (prompt == null ? text : prompt) : null,
                reads ? (hook == null ? HOOK : hook) : null,
                null,
                null);
    }

    Source withPrompt(String newPrompt) {
        return new Source(kind, model, newPrompt, hook, vectors, metadata);
    }

    Source withHook(String newHook) {
        return new Source(kind, model, prompt, newHook, vectors, metadata);
    }

    /** Whether it reads a text. */
    boolean reads() {
        return kind == Kind.TEXT || kind == Kind.LINES;
    }
}
