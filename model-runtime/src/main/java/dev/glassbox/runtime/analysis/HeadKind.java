package dev.glassbox.runtime.analysis;

import java.util.Locale;
import java.util.stream.IntStream;

/** A kind of attention head, told by where it looks. */
public enum HeadKind {
    /** The position before. */
    PREVIOUS_TOKEN {
        @Override
        int[] looksAt(int[] ids, int query) {
            return query == 0 ? new int[0] : new int[] {query - 1};
        }
    },
    /** Earlier positions of the same token. */
    DUPLICATE_TOKEN {
        @Override
        int[] looksAt(int[] ids, int query) {
            return IntStream.range(0, query).filter(key -> ids[key] == ids[query]).toArray();
        }
    },
    /** Earlier positions that came after the same token. */
    INDUCTION {
        @Override
        int[] looksAt(int[] ids, int query) {
            return IntStream.range(1, query).filter(key -> ids[key - 1] == ids[query]).toArray();
        }
    },
    /** Its own position. */
    CURRENT_TOKEN {
        @Override
        int[] looksAt(int[] ids, int query) {
            return new int[] {query};
        }
    },
    /** The first position, seen from the others: where attention rests that is not needed. */
    FIRST_TOKEN {
        @Override
        int[] looksAt(int[] ids, int query) {
            return query == 0 ? new int[0] : new int[] {0};
        }
    };

    /** The positions such a head looks at; none where the text has no such position. */
    abstract int[] looksAt(int[] ids, int query);

    /** As in JSON, such as {@code previous_token}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
