package dev.glassbox.runtime.tinytown;

import java.util.List;

/**
 * One sentence.
 *
 * @param text as it is written, its end mark included and nothing after it
 * @param words its words and marks, as the grammar's file has them; without spaces and capitals at
 *     the beginning
 */
public record Sentence(Language language, Meaning meaning, String text, List<String> words) {
    public Sentence {
        words = List.copyOf(words);
    }
}
