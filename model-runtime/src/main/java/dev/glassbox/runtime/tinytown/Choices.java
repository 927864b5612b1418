package dev.glassbox.runtime.tinytown;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The words that a slot may take. A word that leaves a later slot without a choice is none itself;
 * all others are equally likely. Immutable.
 */
final class Choices {
    private final List<Slot> slots;

    /** By slot and the parent's word (0 without a parent). */
    private final int[][][] words;

    Choices(List<Slot> slots, FactUse use) {
        this.slots = slots;
        this.words = new int[slots.size()][][];
        for (int slot = slots.size() - 1; slot >= 0; slot--) {
            words[slot] = rows(slot, use);
        }
    }

    private int[][] rows(int slot, FactUse use) {
        Slot own = slots.get(slot);
        int[] possible =
                IntStream.range(0, own.words().size())
                        .filter(w -> leavesChoices(slot, w))
                        .toArray();
        Rule rule = own.rule();
        if (rule == null) {
            return new int[][] {possible};
        }
        int[][] rows = new int[rule.allowed().length][];
        for (int above = 0; above < rows.length; above++) {
            int[] allowed = rule.allowed()[above];
            rows[above] =
                    use == FactUse.ANY && rule.isFact()
                            ? possible
                            : Arrays.stream(possible)
                                    .filter(w -> Arrays.binarySearch(allowed, w) >= 0)
                                    .toArray();
        }
        return rows;
    }

    private boolean leavesChoices(int slot, int word) {
        return IntStream.range(slot + 1, slots.size())
                .filter(below -> parent(below) == slot)
                .allMatch(below -> words[below][word].length > 0);
    }

    /** The slot whose word decides what this one may be, or -1. */
    int parent(int slot) {
        return slots.get(slot).rule() == null ? -1 : slots.get(slot).parent();
    }

    /**
     * The words a slot may take, ascending.
     *
     * @param values the words so far; the parent's is set
     */
    int[] words(int slot, int[] values) {
        return words[slot][parent(slot) < 0 ? 0 : values[parent(slot)]];
    }

    /** The probability of a slot's word given its parent's; 0 if it may not stand there. */
    double probability(int slot, int[] values) {
        int[] row = words(slot, values);
        return Arrays.binarySearch(row, values[slot]) >= 0 ? 1.0 / row.length : 0;
    }

    /** Whether some sentence can be made at all. */
    boolean areThere() {
        return IntStream.range(0, slots.size())
                .filter(slot -> parent(slot) < 0)
                .allMatch(slot -> words[slot][0].length > 0);
    }
}
