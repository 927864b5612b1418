package dev.glassbox.runtime.tokenizer;

/**
 * One merge on the way to a token: two tokens that became one.
 *
 * @param left the first token's id
 * @param right the second token's id
 * @param result the id of the token they became
 * @param rank how soon the merge is made; of two that are possible the lower goes first
 */
public record TokenMerge(int left, int right, int result, int rank) {}
