package dev.glassbox.runtime.tokenizer;

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
     * The text of a sequence of ids.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if an id is outside the vocabulary
     */
    String decode(int[] ids);

    /** The text of one token on its own. */
    String tokenText(int id);

    /** The number of ids, {@code d_vocab}. */
    int vocabularySize();
}
