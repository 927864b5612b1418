package dev.glassbox.runtime.tokenizer;

/**
 * Two tokens that stand side by side, and how often they do.
 *
 * @param left the first token's id
 * @param right the second token's id
 * @param count how often in the whole text
 */
public record PairCount(int left, int right, long count) {}
