package dev.glassbox.runtime.tokenizer;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The merges behind a vocabulary that is given as ranked byte strings alone, as tiktoken's are: any
 * two tokens may merge whose bytes together are a token, and its id is the rank.
 */
final class RankedMerges {
    private RankedMerges() {}

    /**
     * @param ordinary how many ids from 0 on are made by merging; the rest are special
     */
    static MergeTable of(ByteVocabulary vocabulary, int ordinary) {
        Map<Bytes, Integer> ids = new HashMap<>(ordinary * 2);
        for (int id = 0; id < ordinary; id++) {
            ids.put(new Bytes(vocabulary.bytes(id)), id);
        }
        MergeTable merges = new MergeTable(ordinary * 2);
        for (int id = 0; id < ordinary; id++) {
            byte[] whole = vocabulary.bytes(id);
            for (int cut = 1; cut < whole.length; cut++) {
                Integer left = ids.get(new Bytes(Arrays.copyOf(whole, cut)));
                if (left == null) {
                    continue;
                }
                Integer right = ids.get(new Bytes(Arrays.copyOfRange(whole, cut, whole.length)));
                if (right != null) {
                    merges.add(left, right, id, id);
                }
            }
        }
        return merges;
    }

    /** Bytes that are equal when their contents are. */
    private static final class Bytes {
        private final byte[] bytes;

        Bytes(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }
}
