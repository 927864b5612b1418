package dev.glassbox.runtime.tokenizer;

import java.util.List;

/** The heart of a tokenizer: a piece of text to tokens. Immutable, or safe on any thread. */
@FunctionalInterface
interface PieceModel {
    /**
     * Cuts a piece into tokens.
     *
     * @param piece well-formed and not empty
     * @throws dev.glassbox.runtime.intake.IntakeException if no token can express a part of it
     */
    Cut cut(String piece);

    /**
     * The merges that make a token out of what a piece begins as; none where it begins as the token
     * itself, or tokens are not made by merging.
     *
     * @param id of a token that is no special one
     */
    default List<TokenMerge> merges(int id) {
        return List.of();
    }

    /**
     * The tokens of a piece.
     *
     * @param lengths how many of the piece's UTF-8 bytes each stands for; together all of them
     */
    record Cut(int[] ids, int[] lengths) {}
}
