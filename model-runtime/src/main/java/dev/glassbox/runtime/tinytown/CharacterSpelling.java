package dev.glassbox.runtime.tinytown;

import org.jspecify.annotations.Nullable;

/**
 * Words as the characters they add to a text.
 *
 * @param layout null for bare sentences, without anything between them
 */
record CharacterSpelling(Both<Writing> writing, @Nullable Layout layout) implements Spelling {
    @Override
    public int[] symbols(Language language, String word, boolean first, boolean last) {
        String written = writing.in(language).written(word, first);
        return (last ? written + after(language) : written).codePoints().toArray();
    }

    private String after(Language language) {
        if (layout == null) {
            return "";
        }
        return layout == Layout.LINES ? "\n" : writing.in(language).separator();
    }
}
