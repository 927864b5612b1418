package dev.glassbox.runtime.tinytown;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads sentences character by character and knows after each one whether some sentence goes on so.
 * A state is the set of all nodes where the reader may be, made when first reached. Belongs to one
 * thread.
 */
final class Acceptor {
    /** Where no sentence goes on. */
    static final int NOWHERE = -1;

    private final Automaton automaton;
    private final List<TreeSet<Integer>> states = new ArrayList<>();
    private final List<Map<Integer, Integer>> ways = new ArrayList<>();
    private final Map<TreeSet<Integer>, Integer> known = new HashMap<>();
    private final int start;

    Acceptor(SentenceGraph graph) {
        automaton = graph.automaton();
        TreeSet<Integer> roots = new TreeSet<>();
        for (Language language : Language.values()) {
            roots.add(graph.root(language));
        }
        start = state(roots);
    }

    /** The state before a sentence. */
    int start() {
        return start;
    }

    /** The state after one more character, or {@link #NOWHERE}. */
    int next(int state, int character) {
        return state == NOWHERE ? NOWHERE : ways(state).getOrDefault(character, NOWHERE);
    }

    /** Whether a whole sentence was read. */
    boolean isEnd(int state) {
        return state != NOWHERE && states.get(state).contains(Automaton.END);
    }

    /** The characters that may come, in the order of their numbers. */
    String expected(int state) {
        StringBuilder characters = new StringBuilder();
        ways(state).keySet().forEach(characters::appendCodePoint);
        return characters.toString();
    }

    /** Whether a text is one whole sentence. */
    boolean accepts(String sentence) {
        int state = start;
        for (int character : sentence.codePoints().toArray()) {
            state = next(state, character);
        }
        return isEnd(state);
    }

    private Map<Integer, Integer> ways(int state) {
        Map<Integer, Integer> made = ways.get(state);
        if (made.isEmpty() && !isEnd(state)) {
            Map<Integer, TreeSet<Integer>> reached = new TreeMap<>();
            for (int node : states.get(state)) {
                for (Automaton.Arc arc : automaton.arcs(node)) {
                    reached.computeIfAbsent(arc.symbol(), symbol -> new TreeSet<>())
                            .add(arc.target());
                }
            }
            reached.forEach((symbol, nodes) -> made.put(symbol, state(nodes)));
        }
        return made;
    }

    private int state(TreeSet<Integer> nodes) {
        Integer state = known.get(nodes);
        if (state == null) {
            state = states.size();
            states.add(nodes);
            ways.add(new TreeMap<>());
            known.put(nodes, state);
        }
        return state;
    }
}
