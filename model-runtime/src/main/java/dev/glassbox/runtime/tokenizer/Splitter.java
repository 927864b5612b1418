package dev.glassbox.runtime.tokenizer;

/**
 * Cuts a text into the pieces inside which tokens are formed ("pre-tokenisation"): no token ever
 * crosses a piece's border. An implementation covers every text, takes time linear in it, and needs
 * no stack, however long the text is.
 */
@FunctionalInterface
interface Splitter {
    /**
     * Where the piece that begins at {@code start} ends.
     *
     * @param text without unpaired surrogates
     * @param start a character's first index, less than the text's length
     * @return one past the piece's last index; greater than {@code start}
     */
    int end(String text, int start);

    /** The whole text as one piece. */
    Splitter NONE = (text, start) -> text.length();
}
