package dev.glassbox.runtime.tinytown;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a reader who knows the grammar knows of where in a sentence the text is: the probability of
 * each node of the automaton. Beliefs that differ by less than rounding are equal. Immutable.
 */
final class Belief {
    private static final double GRAIN = 1e10;

    private final int[] nodes;
    private final double[] probabilities;
    private final int hash;

    /**
     * @param weights by node; brought to the sum 1
     */
    Belief(Map<Integer, Double> weights) {
        TreeMap<Integer, Double> sorted = new TreeMap<>(weights);
        double total = sorted.values().stream().mapToDouble(Double::doubleValue).sum();
        nodes = sorted.keySet().stream().mapToInt(Integer::intValue).toArray();
        probabilities = sorted.values().stream().mapToDouble(weight -> weight / total).toArray();
        int mixed = Arrays.hashCode(nodes);
        for (double probability : probabilities) {
            mixed = 31 * mixed + Long.hashCode(rounded(probability));
        }
        hash = mixed;
    }

    int size() {
        return nodes.length;
    }

    int node(int index) {
        return nodes[index];
    }

    double probability(int index) {
        return probabilities[index];
    }

    /** Whether a sentence is over for certain. */
    boolean isEnd() {
        return nodes.length == 1 && nodes[0] == Automaton.END;
    }

    /** Whether a sentence may be over; the end has the least number. */
    boolean mayBeEnd() {
        return nodes[0] == Automaton.END;
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof Belief belief) || !Arrays.equals(belief.nodes, nodes)) {
            return false;
        }
        for (int i = 0; i < nodes.length; i++) {
            if (rounded(belief.probabilities[i]) != rounded(probabilities[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        return hash;
    }

    private static long rounded(double probability) {
        return Math.round(probability * GRAIN);
    }
}
