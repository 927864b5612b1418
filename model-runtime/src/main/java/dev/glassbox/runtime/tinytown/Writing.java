package dev.glassbox.runtime.tinytown;

/**
 * How the sentences of a language are written.
 *
 * @param end the last mark of every sentence, and of nothing else
 * @param separator what comes between a sentence and the next one in a running text
 * @param joiner what comes between two words
 * @param capital whether a sentence begins with a capital letter
 */
record Writing(String end, String separator, String joiner, boolean capital) {
    private static final String ATTACHED = ".,?!;:";

    Writing {
        if (end == null || end.isEmpty() || separator == null || joiner == null) {
            throw new IllegalArgumentException("end, separator and joiner are needed");
        }
    }

    /**
     * What a word adds to a sentence.
     *
     * @param word not empty
     */
    String written(String word, boolean first) {
        if (first) {
            return capital ? capitalized(word) : word;
        }
        return ATTACHED.indexOf(word.charAt(0)) >= 0 ? word : joiner + word;
    }

    private static String capitalized(String word) {
        int second = word.offsetByCodePoints(0, 1);
        return Character.toString(Character.toUpperCase(word.codePointAt(0)))
                + word.substring(second);
    }
}
