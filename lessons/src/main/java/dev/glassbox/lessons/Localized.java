package dev.glassbox.lessons;

import java.util.Map;

/**
 * One text in every language of the course.
 *
 * @param byLanguage the text by BCP 47 tag, such as {@code zh} and {@code en}
 */
public record Localized(Map<String, String> byLanguage) {
    public Localized {
        byLanguage = Map.copyOf(byLanguage);
    }

    /**
     * The text in one language.
     *
     * @throws IllegalArgumentException if the course does not have that language
     */
    public String in(String language) {
        String text = byLanguage.get(language);
        if (text == null) {
            throw new IllegalArgumentException(
                    "no text in '" + language + "', only in " + byLanguage.keySet());
        }
        return text;
    }
}
