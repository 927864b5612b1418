package dev.glassbox.runtime.tinytown;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Words as numbers, given in the order in which they first come. */
final class WordSpelling implements Spelling {
    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    @Override
    public int[] symbols(Language language, String word, boolean first, boolean last) {
        return new int[] {numbers.computeIfAbsent(word, absent -> numbers.size())};
    }

    /** The words by their numbers. */
    List<String> words() {
        return List.copyOf(numbers.keySet());
    }
}
