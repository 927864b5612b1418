package dev.glassbox.runtime.tokenizer;

/**
 * One step of a training: two tokens that became one, and why.
 *
 * @param left the first token's id
 * @param right the second token's id
 * @param id the id of the token they became
 * @param count how often the two stood side by side in the text when they were chosen
 */
public record BpeMerge(int left, int right, int id, long count) {}
