package dev.glassbox.runtime.tinytown;

import java.util.List;

/**
 * What a sentence says, in either language.
 *
 * @param pattern the pattern's number
 * @param words the word in each of its slots, by its number in its class
 */
public record Meaning(int pattern, List<Integer> words) {
    public Meaning {
        words = List.copyOf(words);
    }

    int[] values() {
        return words.stream().mapToInt(Integer::intValue).toArray();
    }
}
