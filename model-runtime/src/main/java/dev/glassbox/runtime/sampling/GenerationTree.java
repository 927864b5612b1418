package dev.glassbox.runtime.sampling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every line of text that was tried after one prompt: a tree of tokens below it. */
final class GenerationTree {
    static final int ROOT = 0;

    private final int[] prompt;
    private final List<GenerationStep> steps = new ArrayList<>();

    GenerationTree(int[] prompt) {
        this.prompt = prompt.clone();
    }

    int promptLength() {
        return prompt.length;
    }

    /** The number that the next node gets. */
    int next() {
        return steps.size() + 1;
    }

    void add(GenerationStep step) {
        steps.add(step);
    }

    List<GenerationStep> steps() {
        return List.copyOf(steps);
    }

    /**
     * @param node from 1
     */
    GenerationStep step(int node) {
        return steps.get(node - 1);
    }

    void check(int node) {
        if (node < ROOT || node > steps.size()) {
            throw new IllegalArgumentException("node " + node + " of " + steps.size());
        }
    }

    /** The length of the text that ends at a node, in tokens. */
    int length(int node) {
        return node == ROOT ? prompt.length : step(node).position() + 1;
    }

    /** The text that ends at a node. */
    int[] ids(int node) {
        int[] ids = new int[length(node)];
        System.arraycopy(prompt, 0, ids, 0, prompt.length);
        for (int at = node; at != ROOT; at = step(at).parent()) {
            ids[step(at).position()] = step(at).id();
        }
        return ids;
    }

    Optional<GenerationStep> child(int node, int id) {
        return steps.stream().filter(step -> step.parent() == node && step.id() == id).findFirst();
    }
}
