package dev.glassbox.runtime.tinytown;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.intake.StrictJson;
import dev.glassbox.runtime.intake.UnknownKeys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes a grammar of its file; every name in it must mean something. */
final class GrammarReader {
    private final GrammarFile file;
    private final String place;
    private final Map<String, WordClass> classes = new LinkedHashMap<>();
    private final Map<String, NamedRule> rules = new LinkedHashMap<>();

    /** A rule and the classes it speaks of. */
    record NamedRule(WordClass from, WordClass to, Rule rule) {}

    private GrammarReader(GrammarFile file, String place) {
        this.file = file;
        this.place = place;
    }

    /**
     * @param place what to call the document in an error
     * @throws dev.glassbox.runtime.intake.IntakeException if it is no such file, or names a word,
     *     form, class, slot or rule that is not there, or a pattern has no sentence
     */
    static Grammar read(String json, String place) {
        GrammarFile file =
                StrictJson.standard().read(json, place, GrammarFile.class, UnknownKeys.REFUSED);
        return new GrammarReader(file, place).read();
    }

    private Grammar read() {
        file.classes().forEach((name, list) -> classes.put(name, wordClass(name, list)));
        file.facts().forEach((name, pairs) -> rules.put(name, fact(at("facts", name), pairs)));
        file.orders().forEach((name, levels) -> rules.put(name, order(at("orders", name), levels)));
        List<SentencePattern> patterns = new ArrayList<>();
        file.patterns()
                .forEach(
                        (name, sentence) ->
                                patterns.add(
                                        new PatternReader(
                                                        at("patterns", name),
                                                        file.languages(),
                                                        classes,
                                                        rules)
                                                .read(name, sentence)));
        return new Grammar(file.languages(), List.copyOf(classes.values()), patterns);
    }

    private WordClass wordClass(String name, GrammarFile.WordList list) {
        String at = at("classes", name);
        Set<String> ids = new HashSet<>();
        for (Both<List<String>> word : list.words()) {
            for (Language language : Language.values()) {
                int given = word.in(language).size();
                int needed = list.forms().in(language).size();
                if (given != needed || given == 0) {
                    throw Problem.input(
                                    "tinytown.form-count",
                                    at,
                                    "word",
                                    String.join(" ", word.in(language)),
                                    "given",
                                    given,
                                    "needed",
                                    needed)
                            .asException();
                }
            }
            if (!ids.add(word.en().get(0))) {
                throw Problem.input("tinytown.word-twice", at, "word", word.en().get(0))
                        .asException();
            }
        }
        return new WordClass(name, list);
    }

    private NamedRule fact(String at, GrammarFile.Pairs pairs) {
        WordClass of = known(at, classes, pairs.of());
        WordClass is = known(at, classes, pairs.is());
        int[][] allowed = new int[of.size()][0];
        pairs.pairs()
                .forEach((from, to) -> allowed[word(at, of, from)] = new int[] {word(at, is, to)});
        return new NamedRule(of, is, new Rule(true, allowed));
    }

    private NamedRule order(String at, GrammarFile.Levels levels) {
        WordClass of = known(at, classes, levels.of());
        int[][] allowed = new int[of.size()][0];
        List<Integer> lesser = new ArrayList<>();
        for (List<String> level : levels.levels()) {
            int[] below = lesser.stream().mapToInt(Integer::intValue).sorted().toArray();
            for (String id : level) {
                int word = word(at, of, id);
                allowed[word] = Arrays.copyOf(below, below.length);
                lesser.add(word);
            }
        }
        return new NamedRule(of, of, new Rule(true, allowed));
    }

    private static int word(String at, WordClass words, String id) {
        int word = words.find(id);
        if (word < 0) {
            throw Problem.input("tinytown.unknown-word", at, "word", id, "class", words.name())
                    .asException();
        }
        return word;
    }

    static <T> T known(String at, Map<String, T> map, String name) {
        T value = map.get(name);
        if (value == null) {
            throw unknown(at, name, map.keySet()).asException();
        }
        return value;
    }

    static Problem unknown(String at, String name, Iterable<String> known) {
        return Problem.input(
                "tinytown.unknown-name", at, "name", name, "known", String.join(", ", known));
    }

    private String at(String part, String name) {
        return place + " " + part + "." + name;
    }
}
