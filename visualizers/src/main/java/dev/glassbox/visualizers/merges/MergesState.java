package dev.glassbox.visualizers.merges;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.glassbox.visualizers.api.VisualizerState;
import org.jspecify.annotations.Nullable;

/**
 * A byte-pair training, replayed up to a step. Everything may be left out in JSON.
 *
 * @param text a corpus of one's own, a sentence a line; empty for sentences of TinyTown, in both
 *     languages
 * @param sentences of TinyTown, in each language (60)
 * @param language what the training reads: the lines of one language, or of both (both)
 * @param merges how many are learned (200)
 * @param step how many of them have been made in the picture (0)
 * @param table whether the ranking is read as a table (false)
 */
public record MergesState(
        String text, int sentences, Language language, int merges, int step, boolean table)
        implements VisualizerState {
    private static final int MOST_MERGES = 400;
    private static final int MOST_SENTENCES = 200;
    private static final int LONGEST = 20_000;

    /** Which lines are read. */
    public enum Language {
        @JsonProperty("zh")
        ZH("zh"),
        @JsonProperty("en")
        EN("en"),
        @JsonProperty("both")
        BOTH("both");

        private final String id;

        Language(String id) {
            this.id = id;
        }

        String id() {
            return id;
        }
    }

    public MergesState {
        if (text == null || text.length() > LONGEST) {
            throw new IllegalArgumentException("text must be at most " + LONGEST + " characters");
        }
        if (sentences < 1 || sentences > MOST_SENTENCES) {
            throw new IllegalArgumentException(
                    "sentences is from 1 to " + MOST_SENTENCES + ", got " + sentences);
        }
        if (language == null) {
            throw new IllegalArgumentException("language is zh, en or both, got null");
        }
        if (merges < 1 || merges > MOST_MERGES) {
            throw new IllegalArgumentException(
                    "merges is from 1 to " + MOST_MERGES + ", got " + merges);
        }
        if (step < 0 || step > merges) {
            throw new IllegalArgumentException("step is from 0 to merges, got " + step);
        }
    }

    public static MergesState initial() {
        return new MergesState("", 60, Language.BOTH, 200, 0, false);
    }

    @JsonCreator
    static MergesState read(
            @JsonProperty("text") @Nullable String text,
            @JsonProperty("sentences") @Nullable Integer sentences,
            @JsonProperty("language") @Nullable Language language,
            @JsonProperty("merges") @Nullable Integer merges,
            @JsonProperty("step") @Nullable Integer step,
            @JsonProperty("table") @Nullable Boolean table) {
        return new MergesState(
                text == null ? "" : text,
                sentences == null ? 60 : sentences,
                language == null ? Language.BOTH : language,
                merges == null ? 200 : merges,
                step == null ? 0 : step,
                table != null && table);
    }

    public MergesState withLanguage(Language newLanguage) {
        return new MergesState(text, sentences, newLanguage, merges, step, table);
    }

    public MergesState withStep(int newStep) {
        return new MergesState(text, sentences, language, merges, newStep, table);
    }

    public MergesState withTable(boolean newTable) {
        return new MergesState(text, sentences, language, merges, step, newTable);
    }
}
