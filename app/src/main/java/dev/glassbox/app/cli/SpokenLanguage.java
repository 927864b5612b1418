package dev.glassbox.app.cli;

import java.util.List;
import java.util.Optional;

/**
 * Finds the language asked for before the words are parsed: what is wrong with them is said in it.
 */
final class SpokenLanguage {
    static final String OPTION = "--lang";

    private SpokenLanguage() {}

    /** What the last {@code --lang} says, whether or not there is such a language. */
    static Optional<String> in(List<String> words) {
        Optional<String> found = Optional.empty();
        for (int i = 0; i < words.size() && !words.get(i).equals("--"); i++) {
            String word = words.get(i);
            if (word.startsWith(OPTION + "=")) {
                found = Optional.of(word.substring(OPTION.length() + 1));
            } else if (word.equals(OPTION) && i + 1 < words.size()) {
                found = Optional.of(words.get(i + 1));
            }
        }
        return found;
    }
}
