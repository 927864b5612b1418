package dev.glassbox.runtime.tinytown;

/** How the words of sentences become symbols. */
interface Spelling {
    /**
     * The symbols of a word.
     *
     * @param first whether the sentence begins with it
     * @param last whether the sentence ends with it
     */
    int[] symbols(Language language, String word, boolean first, boolean last);
}
