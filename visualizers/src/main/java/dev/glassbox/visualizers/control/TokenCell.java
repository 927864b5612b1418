package dev.glassbox.visualizers.control;

import java.util.List;

/**
 * One thing that stands in a {@link TokenFlow}: a character of a text with the tokens that hold it,
 * or a token's chip.
 *
 * @param label as a person shall see it
 * @param note what stands below it, such as the token's id; may be empty
 * @param shares which tokens hold it, from left to right; none where no token does
 * @param kind how it is drawn
 * @param endsLine whether the text goes on in another line
 */
public record TokenCell(
        String label, String note, List<Share> shares, Kind kind, boolean endsLine) {
    /** What a cell stands for. */
    public enum Kind {
        /** Text. */
        PLAIN,
        /** A space or another character without a picture. */
        BLANK,
        /** A special token: no text of a person. */
        SPECIAL,
        /** A character that no token expresses. */
        MISSING
    }

    /**
     * The part of a cell that one token holds.
     *
     * @param token its position among the tokens, from 0
     * @param from where its part begins, from 0
     * @param to where its part ends, up to 1
     */
    public record Share(int token, double from, double to) {}

    public TokenCell {
        shares = List.copyOf(shares);
    }

    /** The token at a place of the cell, or -1. */
    int tokenAt(double share) {
        for (Share part : shares) {
            if (share < part.to()) {
                return part.token();
            }
        }
        return shares.isEmpty() ? -1 : shares.get(shares.size() - 1).token();
    }

    /** The first token that holds it, or -1. */
    int token() {
        return shares.isEmpty() ? -1 : shares.get(0).token();
    }
}
