package dev.glassbox.lessons;

import java.util.Map;

/**
 * One thing in every language of the course.
 *
 * @param <T> a title or a text
 * @param byLanguage by BCP 47 tag, such as {@code zh} and {@code en}
 */
public record Localized<T>(Map<String, T> byLanguage) {
    public Localized {
        byLanguage = Map.copyOf(byLanguage);
    }

    /**
     * It in one language.
     *
     * @throws IllegalArgumentException if the course does not have that language
     */
    public T in(String language) {
        T text = byLanguage.get(language);
        if (text == null) {
            throw new IllegalArgumentException(
                    "no text in '" + language + "', only in " + byLanguage.keySet());
        }
        return text;
    }
}
