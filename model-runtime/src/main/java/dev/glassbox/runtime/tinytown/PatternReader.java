package dev.glassbox.runtime.tinytown;

import dev.glassbox.runtime.intake.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Makes one pattern of its file. A word of a pattern is itself, <code>{slot}</code> for the word of
 * a slot in its first form, <code>{slot.form}</code>, or <code>{slot[other.form]}</code> for the
 * form whose name stands in a form of another slot's word.
 */
final class PatternReader {
    private static final String DIFFERENT = "different";
    private static final Pattern PLACE =
            Pattern.compile(
                    "\\{(\\w+)(?:\\.(\\w+)|\\[(\\w+)\\.(\\w+)])?}",
                    Pattern.UNICODE_CHARACTER_CLASS);
    private static final int FORM = 2;
    private static final int OTHER = 3;
    private static final int OTHERS_FORM = 4;

    private final String at;
    private final Both<Writing> writing;
    private final Map<String, WordClass> classes;
    private final Map<String, GrammarReader.NamedRule> rules;

    PatternReader(
            String at,
            Both<Writing> writing,
            Map<String, WordClass> classes,
            Map<String, GrammarReader.NamedRule> rules) {
        this.at = at;
        this.writing = writing;
        this.classes = classes;
        this.rules = rules;
    }

    SentencePattern read(String name, GrammarFile.Sentence sentence) {
        List<String> names = List.copyOf(sentence.slots().keySet());
        List<Slot> slots = new ArrayList<>();
        for (Map.Entry<String, String> slot : sentence.slots().entrySet()) {
            WordClass words = GrammarReader.known(at, classes, slot.getValue());
            slots.add(new Slot(slot.getKey(), words, -1, null));
        }
        for (GrammarFile.Condition condition : sentence.rules()) {
            int from = index(names, condition.from());
            int to = index(names, condition.to());
            if (from >= to || slots.get(to).rule() != null) {
                throw Problem.input("tinytown.rule-order", at, "slot", condition.to())
                        .asException();
            }
            Rule rule = rule(condition.rule(), slots.get(from).words(), slots.get(to).words());
            slots.set(to, new Slot(condition.to(), slots.get(to).words(), from, rule));
        }
        Both<List<Part>> parts =
                Both.of(language -> parts(language, sentence.in(language), names, slots));
        SentencePattern pattern = new SentencePattern(name, slots, parts);
        if (!pattern.choices(FactUse.TRUE).areThere()) {
            throw Problem.input("tinytown.no-sentence", at).asException();
        }
        return pattern;
    }

    private Rule rule(String name, WordClass from, WordClass to) {
        if (name.equals(DIFFERENT)) {
            int[][] others = new int[from.size()][];
            for (int word = 0; word < others.length; word++) {
                String id = from.id(word);
                others[word] =
                        IntStream.range(0, to.size()).filter(w -> !to.id(w).equals(id)).toArray();
            }
            return new Rule(false, others);
        }
        GrammarReader.NamedRule rule = GrammarReader.known(at, rules, name);
        if (rule.from() != from || rule.to() != to) {
            throw GrammarReader.unknown(
                            at,
                            name + "(" + from.name() + ", " + to.name() + ")",
                            List.of(
                                    name
                                            + "("
                                            + rule.from().name()
                                            + ", "
                                            + rule.to().name()
                                            + ")"))
                    .asException();
        }
        return rule.rule();
    }

    private List<Part> parts(
            Language language, String template, List<String> names, List<Slot> slots) {
        List<Part> parts = new ArrayList<>();
        boolean[] mentioned = new boolean[slots.size()];
        for (String word : template.split(" ", -1)) {
            Part part = part(language, word, names, slots);
            part.slots().forEach(slot -> mentioned[slot] = true);
            parts.add(part);
        }
        for (int slot = 0; slot < mentioned.length; slot++) {
            if (!mentioned[slot]) {
                throw Problem.input(
                                "tinytown.slot-unused",
                                at,
                                "slot",
                                names.get(slot),
                                "language",
                                language.tag())
                        .asException();
            }
        }
        parts.add(new Part.Fixed(writing.in(language).end()));
        return List.copyOf(parts);
    }

    private Part part(Language language, String word, List<String> names, List<Slot> slots) {
        if (!word.isEmpty() && word.indexOf('{') < 0) {
            return new Part.Fixed(word);
        }
        Matcher place = PLACE.matcher(word);
        if (!place.matches()) {
            throw Problem.input("tinytown.part", at, "part", word).asException();
        }
        int slot = index(names, place.group(1));
        WordClass words = slots.get(slot).words();
        if (place.group(OTHER) == null) {
            String form = place.group(FORM);
            return new Part.Form(
                    slot,
                    texts(language, words, form == null ? words.forms(language).get(0) : form));
        }
        int other = index(names, place.group(OTHER));
        List<List<String>> texts = new ArrayList<>();
        for (String form : texts(language, slots.get(other).words(), place.group(OTHERS_FORM))) {
            texts.add(texts(language, words, form));
        }
        return new Part.Agreeing(slot, other, texts);
    }

    private List<String> texts(Language language, WordClass words, String form) {
        if (!words.hasForm(language, form)) {
            throw GrammarReader.unknown(at, words.name() + "." + form, words.forms(language))
                    .asException();
        }
        return IntStream.range(0, words.size())
                .mapToObj(word -> words.text(language, word, form))
                .toList();
    }

    private int index(List<String> names, String slot) {
        int index = names.indexOf(slot);
        if (index < 0) {
            throw GrammarReader.unknown(at, slot, names).asException();
        }
        return index;
    }
}
