package dev.glassbox.runtime.model;

/** A matrix whose rows are looked up; every family keeps it under a name of its own. */
public enum EmbeddingMatrix {
    /** {@code W_E [d_vocab, d_model]}: a row for each token. */
    TOKENS,
    /** {@code W_pos [n_ctx, d_model]}: a row for each position, where positions are learned. */
    POSITIONS
}
