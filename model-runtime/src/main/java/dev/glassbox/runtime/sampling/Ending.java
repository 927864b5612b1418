package dev.glassbox.runtime.sampling;

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

    /** Its name in JSON. */
    public String word() {
        return word;
    }
}
