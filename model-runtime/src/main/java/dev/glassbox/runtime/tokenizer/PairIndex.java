package dev.glassbox.runtime.tokenizer;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All distinct pieces of a text as linked tokens, every pair of neighbours with its count and its
 * places. A merge touches only the places of its pair, so the cost of a training follows the number
 * of merged places, not the length of the text times the number of merges.
 */
final class PairIndex {
    private static final int END = -1;
    private static final int DEAD = -1;

    private static final Comparator<Candidate> BEST_FIRST =
            Comparator.comparingLong(Candidate::count)
                    .thenComparing(c -> c.pair.leftBytes, Arrays::compareUnsigned)
                    .thenComparing(c -> c.pair.rightBytes, Arrays::compareUnsigned)
                    .reversed();

    private final List<byte[]> tokens;
    private final int[] ids;
    private final int[] next;
    private final int[] previous;

    /** How often the piece of a place occurs in the text. */
    private final int[] weights;

    private final Map<Long, Pair> pairs = new HashMap<>();
    private final PriorityQueue<Candidate> candidates = new PriorityQueue<>(BEST_FIRST);

    /** Two neighbouring tokens. Places may be out of date; a merge checks each. */
    static final class Pair {
        final int left;
        final int right;
        private final byte[] leftBytes;
        private final byte[] rightBytes;
        private final IntList places = new IntList(2);
        private long count;

        Pair(int left, int right, List<byte[]> tokens) {
            this.left = left;
            this.right = right;
            this.leftBytes = tokens.get(left);
            this.rightBytes = tokens.get(right);
        }

        long count() {
            return count;
        }

        byte[] joined() {
            byte[] joined = Arrays.copyOf(leftBytes, leftBytes.length + rightBytes.length);
            System.arraycopy(rightBytes, 0, joined, leftBytes.length, rightBytes.length);
            return joined;
        }
    }

    /** A pair with the count it had when it was queued; counts of queued pairs only fall. */
    private record Candidate(long count, Pair pair) {}

    /**
     * @param pieces how often each piece occurs
     * @param tokens the bytes of every id so far, of which id b is the byte b; the caller adds to
     *     it
     */
    PairIndex(Map<String, Integer> pieces, List<byte[]> tokens) {
        this.tokens = tokens;
        int length = pieces.keySet().stream().mapToInt(piece -> Utf8.bytes(piece).length).sum();
        ids = new int[length];
        next = new int[length];
        previous = new int[length];
        weights = new int[length];
        int at = 0;
        for (Map.Entry<String, Integer> piece : pieces.entrySet()) {
            at = lay(Utf8.bytes(piece.getKey()), piece.getValue(), at);
        }
        pairs.values().forEach(this::queue);
    }

    private int lay(byte[] bytes, int weight, int start) {
        for (int i = 0; i < bytes.length; i++) {
            int place = start + i;
            ids[place] = bytes[i] & 0xFF;
            weights[place] = weight;
            previous[place] = i == 0 ? END : place - 1;
            next[place] = i == bytes.length - 1 ? END : place + 1;
            if (i > 0) {
                add(ids[place - 1], ids[place], place - 1);
            }
        }
        return start + bytes.length;
    }

    /** The most frequent pair, of equal ones the greater as byte strings; null if none is left. */
    @Nullable Pair best() {
        for (Candidate top = candidates.poll(); top != null; top = candidates.poll()) {
            if (top.count == top.pair.count) {
                return top.pair;
            }
            queue(top.pair);
        }
        return null;
    }

    /** Makes one token of every place of a pair, from the left; its bytes must be there already. */
    void merge(Pair pair, int id) {
        Set<Pair> fresh = new LinkedHashSet<>();
        for (int i = 0; i < pair.places.size(); i++) {
            int place = pair.places.get(i);
            int right = ids[place] == pair.left ? next[place] : END;
            if (right == END || ids[right] != pair.right) {
                continue;
            }
            int before = previous[place];
            int after = next[right];
            if (before != END) {
                drop(ids[before], pair.left, weights[place]);
                fresh.add(add(ids[before], id, before));
            }
            if (after != END) {
                drop(pair.right, ids[after], weights[place]);
                fresh.add(add(id, ids[after], place));
                previous[after] = place;
            }
            ids[place] = id;
            ids[right] = DEAD;
            next[place] = after;
        }
        pairs.remove(key(pair.left, pair.right));
        fresh.forEach(this::queue);
    }

    private void queue(Pair pair) {
        if (pair.count > 0) {
            candidates.add(new Candidate(pair.count, pair));
        }
    }

    private Pair add(int left, int right, int place) {
        Pair pair = pairs.computeIfAbsent(key(left, right), key -> new Pair(left, right, tokens));
        pair.count += weights[place];
        pair.places.add(place);
        return pair;
    }

    private void drop(int left, int right, int weight) {
        Pair pair = pairs.get(key(left, right));
        if (pair != null) {
            pair.count -= weight;
        }
    }

    private static long key(int left, int right) {
        return (long) left << 32 | right;
    }
}
