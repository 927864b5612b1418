package dev.glassbox.runtime.sampling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Everything a beam search looked at.
 *
 * @param prompt the ids it began with
 * @param nodes every candidate, in the order of their numbers, from node 1 on
 * @param results the nodes in which the finished lines end, the best first
 * @param cacheBytes native memory of the key-value caches while it ran
 */
public record BeamTree(
        int[] prompt, List<BeamNode> nodes, List<BeamNode> results, long cacheBytes) {
    public BeamTree {
        nodes = List.copyOf(nodes);
        results = List.copyOf(results);
    }

    /** The line that ends in a node, prompt and new tokens. */
    public int[] ids(BeamNode end) {
        return ids(prompt, nodes, end.node());
    }

    static int[] ids(int[] prompt, List<BeamNode> nodes, int end) {
        List<Integer> backwards = new ArrayList<>();
        for (int at = end; at != 0; at = nodes.get(at - 1).parent()) {
            backwards.add(nodes.get(at - 1).id());
        }
        int[] ids = Arrays.copyOf(prompt, prompt.length + backwards.size());
        for (int i = 0; i < backwards.size(); i++) {
            ids[ids.length - 1 - i] = backwards.get(i);
        }
        return ids;
    }
}
