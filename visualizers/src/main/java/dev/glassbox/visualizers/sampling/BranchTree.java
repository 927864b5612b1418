package dev.glassbox.visualizers.sampling;

import dev.glassbox.runtime.tokenizer.Tokenizer;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The lines that were tried after the prompt, placed to be drawn: a node's column is its depth, its
 * row that of its first line; each further child begins a row of its own.
 *
 * @param nodes every token, by its number from 1
 * @param rows how many rows there are, at least 1
 * @param depth of the deepest node; 0 where nothing was put after the prompt
 * @param at the node where we are
 */
record BranchTree(List<Node> nodes, int rows, int depth, int at) {
    /**
     * @param node its number, from 1
     * @param parent the node it follows, 0 for the prompt
     * @param token as a person shall see it
     * @param column from 1
     * @param row from 0
     * @param onLine whether it is on the line that the model reads
     */
    record Node(int node, int parent, String token, int column, int row, boolean onLine) {}

    BranchTree {
        nodes = List.copyOf(nodes);
    }

    static BranchTree of(SamplingState state, Tokenizer tokenizer) {
        List<Branch> tree = state.tree();
        int count = tree.size();
        int[] column = new int[count + 1];
        int[] row = new int[count + 1];
        Set<Integer> line = new HashSet<>();
        for (int up = state.at(); up != 0; up = tree.get(up - 1).parent()) {
            line.add(up);
        }
        int rows = place(tree, 0, 0, 0, column, row);
        List<Node> nodes = new ArrayList<>();
        int depth = 0;
        for (int node = 1; node <= count; node++) {
            Branch branch = tree.get(node - 1);
            boolean known = branch.id() < tokenizer.vocabularySize();
            nodes.add(
                    new Node(
                            node,
                            branch.parent(),
                            known ? TokenText.visible(tokenizer.tokenText(branch.id())) : "?",
                            column[node],
                            row[node],
                            line.contains(node)));
            depth = Math.max(depth, column[node]);
        }
        return new BranchTree(nodes, Math.max(1, rows), depth, state.at());
    }

    /** Places a node and what follows it; tells the first row that is still free. */
    private static int place(
            List<Branch> tree, int node, int depth, int free, int[] column, int[] row) {
        column[node] = depth;
        row[node] = free;
        int next = free;
        for (int child = node + 1; child <= tree.size(); child++) {
            if (tree.get(child - 1).parent() == node) {
                next = place(tree, child, depth + 1, next, column, row);
            }
        }
        return Math.max(next, free + 1);
    }

    /** The node beside one: 0 stays where there is none. */
    int moved(int from, int columns, int rowsDown) {
        if (columns < 0) {
            return from == 0 ? 0 : nodes.get(from - 1).parent();
        }
        int row = from == 0 ? 0 : nodes.get(from - 1).row();
        int column = from == 0 ? 0 : nodes.get(from - 1).column();
        if (columns > 0) {
            return nodes.stream()
                    .filter(node -> node.parent() == from)
                    .mapToInt(Node::node)
                    .findFirst()
                    .orElse(from);
        }
        return nodes.stream()
                .filter(node -> rowsDown > 0 ? node.row() > row : node.row() < row)
                .min(
                        java.util.Comparator.comparingInt((Node node) -> Math.abs(node.row() - row))
                                .thenComparingInt(node -> Math.abs(node.column() - column)))
                .map(Node::node)
                .orElse(from);
    }
}
