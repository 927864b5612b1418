package dev.glassbox.runtime.tokenizer;

/**
 * One token of an encoded text.
 *
 * @param id its row in the embedding matrix
 * @param text its own text; the replacement character where it is part of a character only
 * @param span the bytes of the input it stands for
 */
public record Token(int id, String text, ByteSpan span) {}
