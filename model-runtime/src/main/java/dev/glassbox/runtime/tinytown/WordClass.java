package dev.glassbox.runtime.tinytown;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The words that may stand in for one another, each in all its forms. Immutable. */
final class WordClass {
    private final String name;
    private final GrammarFile.WordList list;
    private final Map<String, Integer> byId = new HashMap<>();

    WordClass(String name, GrammarFile.WordList list) {
        this.name = name;
        this.list = list;
        for (int word = 0; word < list.words().size(); word++) {
            byId.put(id(word), word);
        }
    }

    String name() {
        return name;
    }

    int size() {
        return list.words().size();
    }

    /** How a word is named in facts. */
    String id(int word) {
        return list.words().get(word).en().get(0);
    }

    /** The word of a name, or -1. */
    int find(String id) {
        return byId.getOrDefault(id, -1);
    }

    boolean hasForm(Language language, String form) {
        return list.forms().in(language).contains(form);
    }

    List<String> forms(Language language) {
        return list.forms().in(language);
    }

    String text(Language language, int word, String form) {
        return list.words().get(word).in(language).get(forms(language).indexOf(form));
    }

    /** Whether a form stands for the word itself, rather than for an article or a pronoun. */
    boolean isLabelled(String form) {
        return list.labelled().contains(form);
    }
}
