package dev.glassbox.runtime.tokenizer;

import java.util.Arrays;

/**
 * Which two neighbouring tokens may become one, how soon, and which token they become: a hash table
 * from pairs of ids, without objects.
 */
final class MergeTable {
    static final int NONE = -1;

    private static final long FREE = -1;

    private long[] pairs;
    private int[] ranks;
    private int[] results;
    private int size;

    /**
     * @param expected about how many pairs will be added
     */
    MergeTable(int expected) {
        allocate(Integer.highestOneBit(Math.max(8, expected) * 2 - 1) * 2);
    }

    /**
     * Adds a pair; one that is there already is replaced, as Hugging Face's tokenizers do.
     *
     * @param rank lower is merged sooner; at least 0
     */
    void add(int left, int right, int rank, int result) {
        int slot = slot(pair(left, right));
        boolean added = pairs[slot] == FREE;
        pairs[slot] = pair(left, right);
        ranks[slot] = rank;
        results[slot] = result;
        size += added ? 1 : 0;
        if (size > pairs.length / 2) {
            grow();
        }
    }

    /** Where the pair lies, for {@link #rank} and {@link #result}; or {@link #NONE}. */
    int find(int left, int right) {
        int slot = slot(pair(left, right));
        return pairs[slot] == FREE ? NONE : slot;
    }

    int rank(int found) {
        return ranks[found];
    }

    int result(int found) {
        return results[found];
    }

    private static long pair(int left, int right) {
        return (long) left << 32 | right;
    }

    private int slot(long pair) {
        long hash = pair * 0x9E3779B97F4A7C15L;
        int slot = (int) (hash >>> 32) & (pairs.length - 1);
        while (pairs[slot] != FREE && pairs[slot] != pair) {
            slot = (slot + 1) & (pairs.length - 1);
        }
        return slot;
    }

    private void allocate(int capacity) {
        pairs = new long[capacity];
        ranks = new int[capacity];
        results = new int[capacity];
        Arrays.fill(pairs, FREE);
    }

    private void grow() {
        long[] oldPairs = pairs;
        int[] oldRanks = ranks;
        int[] oldResults = results;
        allocate(oldPairs.length * 2);
        for (int i = 0; i < oldPairs.length; i++) {
            if (oldPairs[i] != FREE) {
                int slot = slot(oldPairs[i]);
                pairs[slot] = oldPairs[i];
                ranks[slot] = oldRanks[i];
                results[slot] = oldResults[i];
            }
        }
    }
}
