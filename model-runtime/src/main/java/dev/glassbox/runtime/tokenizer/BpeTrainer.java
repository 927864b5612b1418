package dev.glassbox.runtime.tokenizer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;

/**
 * Learns a byte-level byte-pair vocabulary from a text (Sennrich et al. 2016; Radford et al. 2019).
 * Special tokens cut the text first, GPT-2's pattern cuts what is left into pieces, and again and
 * again the most frequent pair of neighbouring tokens becomes a new token; of pairs that are
 * equally frequent the greater one, compared as byte strings, left token before right. The same
 * text and settings always give the same merges.
 *
 * <p>Plain Java without state; for any thread.
 */
public final class BpeTrainer {

    /**
     * Trains until the vocabulary is full or no two tokens are left side by side.
     *
     * @throws CancellationException if the watch says so
     * @throws dev.glassbox.runtime.intake.IntakeException if a special token's name comes to be the
     *     printed form of an ordinary token too
     */
    public TrainedBpe train(String text, BpeSettings settings, BpeWatch watch) {
        List<byte[]> tokens = beginning(settings);
        Map<String, Integer> specials = new HashMap<>();
        for (String special : settings.specials()) {
            specials.put(special, BpeSettings.BYTES + specials.size());
        }
        Map<String, Integer> pieces =
                new PieceCounts(piece -> check(watch))
                        .of(Utf8.wellFormed(text), new SpecialTokens(specials));
        List<BpeMerge> merges = merges(new PairIndex(pieces, tokens), tokens, settings, watch);
        return new TrainedBpe(settings, tokens, merges);
    }

    /** The bytes of the tokens before the first merge; the list may be added to. */
    static List<byte[]> beginning(BpeSettings settings) {
        List<byte[]> tokens = new ArrayList<>(settings.vocabularySize());
        for (int b = 0; b < BpeSettings.BYTES; b++) {
            tokens.add(new byte[] {(byte) b});
        }
        for (String special : settings.specials()) {
            tokens.add(Utf8.bytes(Utf8.wellFormed(special)));
        }
        return tokens;
    }

    private static List<BpeMerge> merges(
            PairIndex index, List<byte[]> tokens, BpeSettings settings, BpeWatch watch) {
        Set<String> specials = new HashSet<>(settings.specials());
        List<BpeMerge> merges = new ArrayList<>(settings.merges());
        while (merges.size() < settings.merges()) {
            check(watch);
            PairIndex.Pair best = index.best();
            if (best == null) {
                break;
            }
            byte[] joined = best.joined();
            String printed = ByteAlphabet.print(joined);
            if (specials.contains(printed)) {
                throw BpeSettings.clash(printed);
            }
            BpeMerge merge = new BpeMerge(best.left, best.right, tokens.size(), best.count());
            tokens.add(joined);
            index.merge(best, merge.id());
            merges.add(merge);
            watch.merged(merge, ByteText.of(joined), merges.size(), settings.merges());
        }
        return merges;
    }

    private static void check(BpeWatch watch) {
        if (watch.isCancelled()) {
            throw new CancellationException("cancelled");
        }
    }
}
