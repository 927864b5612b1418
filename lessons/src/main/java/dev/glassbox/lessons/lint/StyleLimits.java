package dev.glassbox.lessons.lint;

import dev.glassbox.lessons.text.TextMeasure;

/**
 * How long a text may be that is read at one time: people who look at a picture read little.
 *
 * @param words the most words of a text that is written with spaces
 * @param characters the most characters of a Chinese text, punctuation included
 */
public record StyleLimits(int words, int characters) {
    public static final StyleLimits STANDARD = new StyleLimits(60, 110);

    int of(TextMeasure measure) {
        return measure.inCharacters() ? characters : words;
    }
}
