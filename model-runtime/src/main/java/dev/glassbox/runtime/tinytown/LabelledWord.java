package dev.glassbox.runtime.tinytown;

/**
 * A word and what it is: words of one class and language may stand in the same places.
 *
 * @param text as in {@link Sentence#words}
 * @param category the name of its class, such as {@code animal}
 */
public record LabelledWord(String text, Language language, String category) {}
