package dev.glassbox.runtime.tinytown;

import java.util.List;
import java.util.Map;

/**
 * A grammar as its file says it; {@link GrammarReader} makes a {@link Grammar} of it. The format is
 * described in {@code docs/tinytown.md}.
 *
 * @param languages how sentences are written
 * @param classes word classes by name
 * @param facts by name: each word of one class goes with one of another, always
 * @param orders by name: the words of a class from least to greatest
 * @param patterns sentence patterns by name, all equally likely
 */
record GrammarFile(
        Both<Writing> languages,
        Map<String, WordList> classes,
        Map<String, Pairs> facts,
        Map<String, Levels> orders,
        Map<String, Sentence> patterns) {
    GrammarFile {
        required(languages, "languages");
        required(classes, "classes");
        required(facts, "facts");
        required(orders, "orders");
        required(patterns, "patterns");
    }

    /**
     * @param forms names of the forms; each word lists its texts in this order; a word is known by
     *     its first English form
     * @param labelled the forms that carry the class as their label
     */
    record WordList(
            Both<List<String>> forms, List<String> labelled, List<Both<List<String>>> words) {
        WordList {
            required(forms, "forms");
            required(labelled, "labelled");
            required(words, "words");
        }
    }

    record Pairs(String of, String is, Map<String, String> pairs) {
        Pairs {
            required(of, "of");
            required(is, "is");
            required(pairs, "pairs");
        }
    }

    record Levels(String of, List<List<String>> levels) {
        Levels {
            required(of, "of");
            required(levels, "levels");
        }
    }

    /**
     * @param slots the slots' word classes by the slots' names
     * @param zh words with spaces between them; the sentence's end is not written
     */
    record Sentence(Map<String, String> slots, List<Condition> rules, String zh, String en) {
        Sentence {
            required(slots, "slots");
            required(rules, "rules");
            required(zh, "zh");
            required(en, "en");
        }

        String in(Language language) {
            return language == Language.ZH ? zh : en;
        }
    }

    /**
     * @param rule {@code different}, or the name of a fact or of an order; of an order, {@code
     *     from} is the greater
     */
    record Condition(String rule, String from, String to) {
        Condition {
            required(rule, "rule");
            required(from, "from");
            required(to, "to");
        }
    }

    private static void required(Object value, String key) {
        if (value == null) {
            throw new IllegalArgumentException(key + " is missing");
        }
    }
}
