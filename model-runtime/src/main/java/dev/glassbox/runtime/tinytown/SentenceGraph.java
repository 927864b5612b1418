package dev.glassbox.runtime.tinytown;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** All sentences of a grammar as an automaton with one root for each language. Immutable. */
final class SentenceGraph {
    private final Automaton automaton = new Automaton();
    private final Both<Integer> roots;

    /**
     * @param patterns which of the grammar's; all these are equally likely
     */
    SentenceGraph(
            Grammar grammar, Spelling spelling, FactUse use, Predicate<SentencePattern> patterns) {
        List<SentencePattern> chosen = grammar.patterns().stream().filter(patterns).toList();
        roots =
                Both.of(
                        language -> {
                            List<Automaton.Arc> arcs = new ArrayList<>();
                            for (SentencePattern pattern : chosen) {
                                int root =
                                        new PatternGraph(
                                                        automaton, spelling, language, pattern, use)
                                                .root();
                                for (Automaton.Arc arc : automaton.arcs(root)) {
                                    arcs.add(
                                            new Automaton.Arc(
                                                    arc.symbol(),
                                                    arc.target(),
                                                    arc.weight() / chosen.size()));
                                }
                            }
                            return automaton.node(arcs);
                        });
    }

    Automaton automaton() {
        return automaton;
    }

    int root(Language language) {
        return roots.in(language);
    }
}
