package dev.glassbox.runtime.tokenizer;

import java.text.Normalizer;

/**
 * What BERT's tokenizer knows of characters (Devlin et al. 2018, {@code tokenization.py}), as
 * Hugging Face's tokenizers have it.
 */
final class BertCharacters {
    private static final CharacterTable TABLE = new CharacterTable("bert-classes.txt", "-RSIAP");
    private static final byte REMOVED = 1;
    private static final byte SPACE = 2;
    private static final byte IDEOGRAPH = 3;
    private static final byte ACCENT = 4;
    private static final byte PUNCTUATION = 5;

    /** Removes control characters and makes every white space a space. */
    static final Normalizing CLEAN =
            new CharacterMapping(
                    c ->
                            TABLE.of(c) == REMOVED
                                    ? ""
                                    : TABLE.of(c) == SPACE ? " " : Character.toString(c));

    /** Sets every ideograph apart by spaces. */
    static final Normalizing SPACED_IDEOGRAPHS =
            new CharacterMapping(
                    c ->
                            TABLE.of(c) == IDEOGRAPH
                                    ? " " + Character.toString(c) + " "
                                    : Character.toString(c));

    /** Decomposes, then removes the accents. */
    static final Normalizing WITHOUT_ACCENTS =
            new UnicodeForm(Normalizer.Form.NFD)
                    .then(
                            new CharacterMapping(
                                    c -> TABLE.of(c) == ACCENT ? "" : Character.toString(c)));

    /** Every character's small form; only U+0130 becomes two characters. */
    static final Normalizing LOWER_CASE =
            new CharacterMapping(
                    c -> c == 'İ' ? "i\u0307" : Character.toString(Character.toLowerCase(c)));

    private BertCharacters() {}

    static boolean isPunctuation(int codePoint) {
        return TABLE.of(codePoint) == PUNCTUATION;
    }
}
