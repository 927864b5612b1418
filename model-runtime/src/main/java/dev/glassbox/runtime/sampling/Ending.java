package dev.glassbox.runtime.sampling;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.LanguageModel;
import java.util.Optional;

/** Why a text does not go on. */
public enum Ending {
    /** The last token says that the text ends. */
    END_TOKEN("end"),
    /** The text is as long as was asked for. */
    LENGTH("length"),
    /** The text is as long as the model can read. */
    CONTEXT("context"),
    /** The rules leave no token to choose. */
    NO_CANDIDATE("no_candidate");

    private final String word;

    Ending(String word) {
        this.word = word;
    }

    /**
     * Why a text ends where it does, apart from rules that leave no candidate.
     *
     * @param ids prompt and new tokens
     * @param promptLength how many of them were given
     * @return empty if it may go on
     */
    public static Optional<Ending> of(
            int[] ids, int promptLength, GenerationLimits limits, int nCtx) {
        boolean hasNew = ids.length > promptLength;
        if (hasNew && limits.endIds().contains(ids[ids.length - 1])) {
            return Optional.of(END_TOKEN);
        }
        if (ids.length - promptLength >= limits.newTokens()) {
            return Optional.of(LENGTH);
        }
        return ids.length >= nCtx ? Optional.of(CONTEXT) : Optional.empty();
    }

    /** What to tell of it, where nobody asked for it. */
    public Optional<Problem> notice(LanguageModel model) {
        String id = model.card().id();
        return switch (this) {
            case CONTEXT ->
                    Optional.of(
                            Problem.input(
                                    "generation.context-end", id, "limit", model.config().nCtx()));
            case NO_CANDIDATE -> Optional.of(Problem.input("generation.no-candidate", id));
            case LENGTH, END_TOKEN -> Optional.empty();
        };
    }

    /** Its name in JSON. */
    public String word() {
        return word;
    }
}
