package dev.glassbox.runtime.trace;

import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One change of a forward pass at one hook. The rest of the pass computes with the changed value,
 * and the changed value is what a trace records.
 *
 * @param hook where
 * @param change what
 * @param head the only head that is changed, from 0; absent: all. For {@code hook_k} and {@code
 *     hook_v} a key-value head
 * @param positions the only positions that are changed (query positions of scores and patterns),
 *     from the start of the text; empty: all
 */
public record Intervention(
        HookPoint hook, Change change, OptionalInt head, SortedSet<Integer> positions) {

    public Intervention {
        positions = Collections.unmodifiableSortedSet(new TreeSet<>(positions));
        if (change instanceof Change.Without without) {
            if (!without.structure().appliesTo(hook)) {
                throw new IllegalArgumentException(without.structure() + " at " + hook);
            }
            if (head.isPresent() || !positions.isEmpty()) {
                throw new IllegalArgumentException(
                        without.structure() + " cannot choose heads or positions");
            }
        }
        if (head.isPresent() && (head.getAsInt() < 0 || !hook.hasHeads())) {
            throw new IllegalArgumentException("head " + head.getAsInt() + " at " + hook);
        }
        if (!positions.isEmpty() && positions.first() < 0) {
            throw new IllegalArgumentException("position " + positions.first());
        }
    }

    /** A change of the whole value. */
    public static Intervention everywhere(HookPoint hook, Change change) {
        return new Intervention(hook, change, OptionalInt.empty(), new TreeSet<>());
    }

    /** A change of one head at every position. */
    public static Intervention atHead(HookPoint hook, Change change, int head) {
        return new Intervention(hook, change, OptionalInt.of(head), new TreeSet<>());
    }

    /** A change of all heads at some positions. */
    public static Intervention atPositions(HookPoint hook, Change change, int... positions) {
        TreeSet<Integer> all = new TreeSet<>();
        for (int position : positions) {
            all.add(position);
        }
        return new Intervention(hook, change, OptionalInt.empty(), all);
    }

    /** Whether any of a list is at that hook. */
    public static boolean anyAt(List<Intervention> interventions, HookPoint hook) {
        return interventions.stream().anyMatch(one -> one.hook().equals(hook));
    }
}
