package dev.glassbox.runtime.tokenizer;

import java.util.Arrays;
import java.util.List;

/**
 * Text to token ids and back. Immutable and plain Java: it may be used on any thread, without the
 * engine.
 */
public interface Tokenizer {

    /**
     * Cuts a text into tokens; {@code ""} gives no tokens. An unpaired surrogate counts as U+FFFD.
     * Special tokens are never recognised inside ordinary text.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if the text has a character that no token
     *     can express
     */
    List<Token> encode(String text);

    /**
     * As {@link #encode}, with the special tokens recognised that stand in the text by their names,
     * as in a chat template that has been filled in. Never for text that somebody typed.
     */
    default List<Token> encodeMarked(String text) {
        return encode(text);
    }

    /**
     * As {@link #encode}, with what the model expects around a prompt, such as a token that begins
     * every text. What is added has an empty span.
     */
    default List<Token> encodePrompt(String text) {
        return encode(text);
    }

    /** The ids of {@link #encode} alone; for long texts. */
    default int[] encodeIds(String text) {
        return encode(text).stream().mapToInt(Token::id).toArray();
    }

    /**
     * The text of a sequence of ids. Bytes that do not make up a character become U+FFFD.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if an id is outside the vocabulary
     */
    String decode(int[] ids);

    /**
     * The text of a sequence of ids as people read it: special tokens are left out, and bytes that
     * do not make up a character stand as {@code <0xE4>}. Ids that are no token have no text.
     */
    default String readable(int[] ids) {
        int size = vocabularySize();
        return decode(Arrays.stream(ids).filter(id -> id >= 0 && id < size).toArray());
    }

    /** The text of one token on its own; bytes that are no character stand as {@code <0xE4>}. */
    String tokenText(int id);

    /**
     * How a token comes about: the merges, in order, that make it out of the bytes or characters of
     * its own text. None where tokens are not made by merging, or this one needs no merge.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if the id is outside the vocabulary
     */
    default List<TokenMerge> mergesOf(int id) {
        return List.of();
    }

    /** Whether an id stands for a special token, which is no text of a person. */
    default boolean isSpecial(int id) {
        return false;
    }

    /** The number of ids, {@code d_vocab}. */
    int vocabularySize();
}
