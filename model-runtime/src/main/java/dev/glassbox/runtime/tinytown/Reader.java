package dev.glassbox.runtime.tinytown;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The ideal reader of a text: it knows the grammar and the share of each language, and nothing of
 * the text but what it has read. Two ways to make the same text count as one text, since both lie
 * in one belief. Belongs to one thread.
 */
final class Reader {
    private final SentenceGraph graph;
    private final double mix;
    private final boolean endless;
    private final Map<Belief, List<Step>> known = new HashMap<>();

    /** A symbol that may come, its probability, and what is known once it has. */
    record Step(int symbol, double probability, Belief next) {}

    /**
     * @param mix the share of Chinese sentences, 0 to 1
     * @param endless whether the next sentence begins where one ends; else it ends there
     */
    Reader(SentenceGraph graph, double mix, boolean endless) {
        this.graph = graph;
        this.mix = mix;
        this.endless = endless;
    }

    /** What is known where a sentence begins. */
    Belief start() {
        Map<Integer, Double> weights = new TreeMap<>();
        addStart(weights, 1);
        return new Belief(weights);
    }

    /**
     * What is known of a place of the endless text that was chosen blindly, each as likely as any
     * other.
     */
    Belief anywhere() {
        Map<Integer, Double> visits = new TreeMap<>();
        addStart(visits, 1);
        // A node leads to nodes with lesser numbers only.
        for (int node = graph.automaton().size() - 1; node > Automaton.END; node--) {
            double here = visits.getOrDefault(node, 0.0);
            if (here > 0) {
                for (Automaton.Arc arc : graph.automaton().arcs(node)) {
                    visits.merge(arc.target(), here * arc.weight(), Double::sum);
                }
            }
        }
        visits.remove(Automaton.END);
        return new Belief(visits);
    }

    /** All that may come next. */
    List<Step> steps(Belief belief) {
        return known.computeIfAbsent(belief, this::expand);
    }

    /** The uncertainty of the next symbol, in nats. */
    double entropy(Belief belief) {
        double sum = 0;
        for (Step step : steps(belief)) {
            sum -= step.probability() * Math.log(step.probability());
        }
        return sum;
    }

    private List<Step> expand(Belief belief) {
        Map<Integer, Map<Integer, Double>> bySymbol = new TreeMap<>();
        for (int i = 0; i < belief.size(); i++) {
            for (Automaton.Arc arc : graph.automaton().arcs(belief.node(i))) {
                Map<Integer, Double> weights =
                        bySymbol.computeIfAbsent(arc.symbol(), symbol -> new TreeMap<>());
                double weight = belief.probability(i) * arc.weight();
                if (endless && arc.target() == Automaton.END) {
                    addStart(weights, weight);
                } else {
                    weights.merge(arc.target(), weight, Double::sum);
                }
            }
        }
        List<Step> steps = new ArrayList<>();
        bySymbol.forEach(
                (symbol, weights) -> {
                    double probability =
                            weights.values().stream().mapToDouble(Double::doubleValue).sum();
                    steps.add(new Step(symbol, probability, new Belief(weights)));
                });
        return steps;
    }

    private void addStart(Map<Integer, Double> weights, double weight) {
        if (mix > 0) {
            weights.merge(graph.root(Language.ZH), weight * mix, Double::sum);
        }
        if (mix < 1) {
            weights.merge(graph.root(Language.EN), weight * (1 - mix), Double::sum);
        }
    }
}
