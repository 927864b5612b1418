package dev.glassbox.runtime.tokenizer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A byte-pair training made again one merge at a time, with everything counted anew at each step:
 * what the trainer saw when it chose. Counting costs the length of the text's distinct pieces, so
 * this is for texts that somebody looks at, not for whole corpora. One thread at a time.
 */
public final class BpeReplay {
    private final TrainedBpe trained;
    private final List<int[]> pieces = new ArrayList<>();
    private final List<Integer> weights = new ArrayList<>();
    private int step;

    /**
     * @param text what the training read
     * @param trained what it made of it
     */
    public BpeReplay(String text, TrainedBpe trained) {
        this.trained = trained;
        Map<String, Integer> specials = new HashMap<>();
        for (String special : trained.settings().specials()) {
            specials.put(special, BpeSettings.BYTES + specials.size());
        }
        new PieceCounts(piece -> {})
                .of(Utf8.wellFormed(text), new SpecialTokens(specials))
                .forEach(
                        (piece, count) -> {
                            pieces.add(bytes(piece));
                            weights.add(count);
                        });
    }

    private static int[] bytes(String piece) {
        byte[] bytes = Utf8.bytes(piece);
        int[] ids = new int[bytes.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = bytes[i] & 0xFF;
        }
        return ids;
    }

    /** How many merges have been made. */
    public int step() {
        return step;
    }

    /** Whether the training made one more merge. */
    public boolean hasNext() {
        return step < trained.merges().size();
    }

    /** Makes the next merge of the training. */
    public void advance() {
        BpeMerge merge = trained.merges().get(step++);
        pieces.replaceAll(piece -> merged(piece, merge));
    }

    private static int[] merged(int[] piece, BpeMerge merge) {
        int[] out = new int[piece.length];
        int size = 0;
        for (int i = 0; i < piece.length; i++) {
            boolean pair =
                    piece[i] == merge.left()
                            && i + 1 < piece.length
                            && piece[i + 1] == merge.right();
            out[size++] = pair ? merge.id() : piece[i];
            i += pair ? 1 : 0;
        }
        return Arrays.copyOf(out, size);
    }

    /** The number of tokens in the whole text now, special tokens left out. */
    public long tokens() {
        long tokens = 0;
        for (int i = 0; i < pieces.size(); i++) {
            tokens += (long) pieces.get(i).length * weights.get(i);
        }
        return tokens;
    }

    /**
     * The pairs that stand side by side most often now, in the trainer's order: by count, then the
     * greater as byte strings, left before right. The first is the next merge.
     *
     * @param most how many at most
     */
    public List<PairCount> ranking(int most) {
        Map<Long, Long> counts = new HashMap<>();
        for (int i = 0; i < pieces.size(); i++) {
            int[] piece = pieces.get(i);
            for (int at = 0; at + 1 < piece.length; at++) {
                long pair = (long) piece[at] << 32 | piece[at + 1];
                counts.merge(pair, (long) weights.get(i), Long::sum);
            }
        }
        Comparator<PairCount> bestFirst =
                Comparator.comparingLong(PairCount::count)
                        .thenComparing(p -> trained.tokenBytes(p.left()), Arrays::compareUnsigned)
                        .thenComparing(p -> trained.tokenBytes(p.right()), Arrays::compareUnsigned)
                        .reversed();
        return counts.entrySet().stream()
                .map(
                        e ->
                                new PairCount(
                                        (int) (e.getKey() >> 32),
                                        e.getKey().intValue(),
                                        e.getValue()))
                .sorted(bestFirst)
                .limit(most)
                .toList();
    }
}
