package dev.glassbox.runtime.tinytown;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sentences as a graph without loops: every way from a root to {@link #END} spells a sentence, with
 * the product of the weights on the way. Nodes with the same future are one, and each node is made
 * after those it leads to. Several arcs of a node may bear the same symbol.
 */
final class Automaton {
    /** Where every sentence ends. */
    static final int END = 0;

    private static final double KEY_GRAIN = 1e12;

    private final List<List<Arc>> nodes = new ArrayList<>(List.of(List.of()));
    private final Map<List<Key>, Integer> known = new HashMap<>();

    /** One step; the weights of a node's arcs add up to 1. */
    record Arc(int symbol, int target, double weight) {}

    private record Key(int symbol, int target, long weight) {}

    /** The node with these arcs; equal ones are added up first. */
    int node(List<Arc> arcs) {
        Map<Long, Arc> merged = new HashMap<>();
        for (Arc arc : arcs) {
            merged.merge(
                    (long) arc.symbol() << Integer.SIZE | arc.target(),
                    arc,
                    (a, b) -> new Arc(a.symbol(), a.target(), a.weight() + b.weight()));
        }
        List<Arc> sorted =
                merged.values().stream()
                        .sorted(Comparator.comparingInt(Arc::symbol).thenComparingInt(Arc::target))
                        .toList();
        List<Key> key =
                sorted.stream()
                        .map(
                                arc ->
                                        new Key(
                                                arc.symbol(),
                                                arc.target(),
                                                Math.round(arc.weight() * KEY_GRAIN)))
                        .toList();
        return known.computeIfAbsent(
                key,
                absent -> {
                    nodes.add(sorted);
                    return nodes.size() - 1;
                });
    }

    List<Arc> arcs(int node) {
        return nodes.get(node);
    }

    int size() {
        return nodes.size();
    }
}
