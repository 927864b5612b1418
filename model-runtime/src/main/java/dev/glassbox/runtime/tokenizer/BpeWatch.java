package dev.glassbox.runtime.tokenizer;

/** Follows a byte-pair training, on the thread that trains. */
public interface BpeWatch {
    /** Sees nothing and never cancels. */
    BpeWatch NONE = new BpeWatch() {};

    /**
     * After each merge.
     *
     * @param token the new token's text; bytes that are no character stand as {@code <0xE4>}
     * @param done how many merges there are now
     * @param total how many are asked for
     */
    default void merged(BpeMerge merge, String token, int done, int total) {}

    /** Asked between merges, and while the text is counted. */
    default boolean isCancelled() {
        return false;
    }
}
