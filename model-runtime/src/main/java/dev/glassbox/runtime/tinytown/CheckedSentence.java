package dev.glassbox.runtime.tinytown;

/**
 * What was found of one stretch of a text, from where a sentence should begin to where one ends.
 *
 * @param start index of its first char
 * @param end index after its last char, its end mark included
 * @param verdict whether it is a sentence
 * @param claim what it claims; {@link Claim#NONE} unless the verdict is {@link Verdict#VALID}
 * @param leaves index of the first char with which no sentence goes on; {@code end} if it is valid
 *     or unfinished
 * @param expected the characters that could have come there; empty if it is valid
 */
public record CheckedSentence(
        int start, int end, Verdict verdict, Claim claim, int leaves, String expected) {

    /** Whether a stretch is a sentence. */
    public enum Verdict {
        /** A sentence of the language. */
        VALID,
        /** None, and no sentence begins so. */
        INVALID,
        /** The text stops within what may become a sentence. */
        UNFINISHED
    }

    /** What a sentence says of the town's facts. */
    public enum Claim {
        /** Nothing. */
        NONE,
        TRUE,
        FALSE
    }
}
