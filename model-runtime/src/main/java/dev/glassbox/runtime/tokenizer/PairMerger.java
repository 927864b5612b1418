package dev.glassbox.runtime.tokenizer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Merges neighbouring tokens of a piece, the lowest rank first and of equal ranks the leftmost,
 * until no pair of the table is left (Sennrich et al. 2016). The tokens lie in a linked list and
 * the candidates in a heap: a piece of n tokens takes time n log n.
 */
final class PairMerger {
    private static final int END = -1;
    private static final int DEAD = -2;

    private final MergeTable merges;

    PairMerger(MergeTable merges) {
        this.merges = merges;
    }

    /**
     * What is left of a piece.
     *
     * @param ids the tokens after the last merge
     * @param firsts for each, which of the tokens before any merge it begins with
     */
    record Merged(int[] ids, int[] firsts) {}

    /**
     * @param start the tokens before any merge
     */
    Merged merge(int[] start) {
        return new Run(start).merged();
    }

    /** The merges that {@link #merge} makes, in its order. */
    List<TokenMerge> steps(int[] start) {
        List<TokenMerge> steps = new ArrayList<>();
        Run run = new Run(start);
        run.watch = steps::add;
        run.merged();
        return List.copyOf(steps);
    }

    /** One piece being merged; position i is the token that began at index i. */
    private final class Run {
        private final int[] ids;
        private final int[] next;
        private final int[] previous;
        private final LongHeap candidates;
        private @Nullable Consumer<TokenMerge> watch;

        Run(int[] start) {
            ids = start.clone();
            next = new int[ids.length];
            previous = new int[ids.length];
            candidates = new LongHeap(ids.length);
            for (int i = 0; i < ids.length; i++) {
                next[i] = i + 1 < ids.length ? i + 1 : END;
                previous[i] = i - 1;
            }
            for (int i = 0; i + 1 < ids.length; i++) {
                offer(i);
            }
        }

        /** A candidate is its rank and its position in one number: ordered as the rule asks. */
        private void offer(int position) {
            int found = merges.find(ids[position], ids[next[position]]);
            if (found != MergeTable.NONE) {
                candidates.add((long) merges.rank(found) << 32 | position);
            }
        }

        Merged merged() {
            while (!candidates.isEmpty()) {
                long candidate = candidates.remove();
                int position = (int) candidate;
                if (next[position] < 0) {
                    continue;
                }
                int found = merges.find(ids[position], ids[next[position]]);
                // The pair at this position may have changed since it was offered.
                if (found != MergeTable.NONE && merges.rank(found) == (int) (candidate >> 32)) {
                    tell(position, found);
                    join(position, merges.result(found));
                }
            }
            return collected();
        }

        private void tell(int position, int found) {
            if (watch != null) {
                int right = ids[next[position]];
                int result = merges.result(found);
                watch.accept(new TokenMerge(ids[position], right, result, merges.rank(found)));
            }
        }

        private void join(int position, int result) {
            int right = next[position];
            ids[position] = result;
            next[position] = next[right];
            next[right] = DEAD;
            if (next[position] != END) {
                previous[next[position]] = position;
                offer(position);
            }
            if (previous[position] != END) {
                offer(previous[position]);
            }
        }

        private Merged collected() {
            int[] left = new int[ids.length];
            int[] firsts = new int[ids.length];
            int count = 0;
            for (int i = ids.length > 0 ? 0 : END; i != END; i = next[i]) {
                firsts[count] = i;
                left[count++] = ids[i];
            }
            return new Merged(Arrays.copyOf(left, count), Arrays.copyOf(firsts, count));
        }
    }
}
