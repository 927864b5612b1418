package dev.glassbox.runtime.tokenizer;

import dev.glassbox.runtime.intake.Problem;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Byte-pair encoding that begins with the bytes of a piece. Short pieces are kept with their
 * tokens, since most of a text is the same few words.
 */
final class ByteLevelModel implements PieceModel {
    /** Longer pieces are rare; keeping them would only fill the memory. */
    private static final int LONGEST_KEPT = 48;

    private static final int MOST_KEPT = 1 << 16;

    private final ByteVocabulary vocabulary;
    private final PairMerger merger;
    private final boolean wholePieces;
    private final Map<String, int[]> kept = new ConcurrentHashMap<>();

    /**
     * @param wholePieces whether a piece that is itself a token is taken as it is, without merging,
     *     as tiktoken and Llama 3 do
     */
    ByteLevelModel(ByteVocabulary vocabulary, MergeTable merges, boolean wholePieces) {
        this.vocabulary = vocabulary;
        this.merger = new PairMerger(merges);
        this.wholePieces = wholePieces;
    }

    ByteVocabulary vocabulary() {
        return vocabulary;
    }

    @Override
    public Cut cut(String piece) {
        int[] ids = ids(piece);
        int[] lengths = new int[ids.length];
        for (int i = 0; i < ids.length; i++) {
            lengths[i] = vocabulary.bytes(ids[i]).length;
        }
        return new Cut(ids, lengths);
    }

    @Override
    public List<TokenMerge> merges(int id) {
        byte[] bytes = vocabulary.bytes(id);
        int[] start = new int[bytes.length];
        for (int i = 0; i < start.length; i++) {
            start[i] = vocabulary.idOfByte(bytes[i]);
            if (start[i] == MergeTable.NONE) {
                return List.of();
            }
        }
        return merger.steps(start);
    }

    /** The tokens alone; not to be changed. */
    int[] ids(String piece) {
        if (piece.length() > LONGEST_KEPT) {
            return merged(piece);
        }
        int[] known = kept.get(piece);
        if (known == null) {
            known = merged(piece);
            if (kept.size() < MOST_KEPT) {
                kept.put(piece, known);
            }
        }
        return known;
    }

    private int[] merged(String piece) {
        Integer whole = wholePieces ? vocabulary.idOf(piece) : null;
        if (whole != null) {
            return new int[] {whole};
        }
        byte[] bytes = Utf8.bytes(piece);
        int[] ids = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            ids[i] = vocabulary.idOfByte(bytes[i]);
            if (ids[i] == MergeTable.NONE) {
                throw Problem.input(
                                "tokenizer.unknown-byte",
                                "",
                                "byte",
                                String.format("0x%02X", bytes[i] & 0xFF),
                                "piece",
                                piece.substring(0, Math.min(piece.length(), LONGEST_KEPT)))
                        .asException();
            }
        }
        return merger.merge(ids).ids();
    }
}
