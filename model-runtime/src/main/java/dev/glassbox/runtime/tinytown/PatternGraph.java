package dev.glassbox.runtime.tinytown;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the sentences of one pattern into an automaton, word by word. What is remembered on the
 * way are the slots that still matter: those that a later word names and those on which the
 * probability of another depends.
 */
final class PatternGraph {
    private static final int OPEN = -1;

    private final Automaton automaton;
    private final Spelling spelling;
    private final Language language;
    private final SentencePattern pattern;
    private final List<Part> parts;
    private final Choices choices;
    private final Map<List<Integer>, Reached> known = new HashMap<>();

    /**
     * A node and the sum of the probabilities of all the ways behind it, seen from where its
     * sentence's words were chosen so far.
     */
    private record Reached(int node, double total) {}

    PatternGraph(
            Automaton automaton,
            Spelling spelling,
            Language language,
            SentencePattern pattern,
            FactUse use) {
        this.automaton = automaton;
        this.spelling = spelling;
        this.language = language;
        this.pattern = pattern;
        this.parts = pattern.parts(language);
        this.choices = pattern.choices(use);
    }

    /** The node where the pattern's sentences begin. */
    int root() {
        int[] open = new int[pattern.slots().size()];
        Arrays.fill(open, OPEN);
        return from(0, open).node();
    }

    private Reached from(int at, int[] values) {
        if (at == parts.size()) {
            return new Reached(Automaton.END, 1);
        }
        List<Integer> key = key(at, values);
        Reached reached = known.get(key);
        if (reached == null) {
            reached = expand(at, values);
            known.put(key, reached);
        }
        return reached;
    }

    private Reached expand(int at, int[] values) {
        List<Automaton.Arc> arcs = new ArrayList<>();
        choose(at, parts.get(at).slots(), 0, values, 1, arcs);
        double total = arcs.stream().mapToDouble(Automaton.Arc::weight).sum();
        if (total == 0) {
            return new Reached(Automaton.END, 0);
        }
        int node =
                automaton.node(
                        arcs.stream()
                                .map(
                                        arc ->
                                                new Automaton.Arc(
                                                        arc.symbol(),
                                                        arc.target(),
                                                        arc.weight() / total))
                                .toList());
        return new Reached(node, total);
    }

    /** Fills the slots that a word needs, in every way. */
    private void choose(
            int at,
            List<Integer> needed,
            int next,
            int[] values,
            double probability,
            List<Automaton.Arc> arcs) {
        if (next == needed.size()) {
            write(at, values, probability, arcs);
            return;
        }
        int slot = needed.get(next);
        if (values[slot] != OPEN) {
            choose(at, needed, next + 1, values, probability, arcs);
            return;
        }
        for (int word = 0; word < pattern.slots().get(slot).words().size(); word++) {
            int[] filled = values.clone();
            filled[slot] = word;
            double factor = factor(slot, filled);
            if (factor > 0) {
                choose(at, needed, next + 1, filled, probability * factor, arcs);
            }
        }
    }

    /**
     * What filling a slot does to the probability: its own, once its parent is filled, and those of
     * its children that were filled before it.
     */
    private double factor(int slot, int[] values) {
        int parent = choices.parent(slot);
        double factor =
                parent < 0 || values[parent] != OPEN ? choices.probability(slot, values) : 1;
        for (int below = slot + 1; below < values.length; below++) {
            if (choices.parent(below) == slot && values[below] != OPEN) {
                factor *= choices.probability(below, values);
            }
        }
        return factor;
    }

    private void write(int at, int[] values, double probability, List<Automaton.Arc> arcs) {
        Reached behind = from(at + 1, values);
        if (behind.total() == 0) {
            return;
        }
        double weight = probability * behind.total();
        String word = parts.get(at).text(values);
        if (word.isEmpty()) {
            for (Automaton.Arc arc : automaton.arcs(behind.node())) {
                arcs.add(new Automaton.Arc(arc.symbol(), arc.target(), arc.weight() * weight));
            }
            return;
        }
        int[] symbols = spelling.symbols(language, word, at == 0, at == parts.size() - 1);
        int node = behind.node();
        for (int i = symbols.length - 1; i > 0; i--) {
            node = automaton.node(List.of(new Automaton.Arc(symbols[i], node, 1)));
        }
        arcs.add(new Automaton.Arc(symbols[0], node, weight));
    }

    private List<Integer> key(int at, int[] values) {
        List<Integer> key = new ArrayList<>(values.length + 1);
        key.add(at);
        for (int slot = 0; slot < values.length; slot++) {
            key.add(
                    values[slot] != OPEN && matters(slot, at, values)
                            ? values[slot]
                            : filled(values[slot]));
        }
        return key;
    }

    private static int filled(int value) {
        return value == OPEN ? OPEN : -2;
    }

    private boolean matters(int slot, int at, int[] values) {
        if (parts.subList(at, parts.size()).stream().anyMatch(p -> p.slots().contains(slot))) {
            return true;
        }
        int parent = choices.parent(slot);
        boolean waits = parent >= 0 && values[parent] == OPEN;
        boolean awaited = false;
        for (int below = slot + 1; below < values.length; below++) {
            awaited |= choices.parent(below) == slot && values[below] == OPEN;
        }
        return waits || awaited;
    }
}
