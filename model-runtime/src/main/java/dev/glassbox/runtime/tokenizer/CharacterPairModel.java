package dev.glassbox.runtime.tokenizer;

import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Byte-pair encoding that begins with the characters of a piece, as Llama's and Mistral's first
 * tokenizers do: a character that is no token falls back to a token for each of its bytes, and what
 * has none either is the unknown token.
 */
final class CharacterPairModel implements PieceModel {
    /** SentencePiece's visible space. */
    private static final char SPACE_MARK = '\u2581';

    private static final int LONGEST_KEPT = 48;
    private static final int MOST_KEPT = 1 << 16;

    private final NamedVocabulary vocabulary;
    private final PairMerger merger;
    private final ByteFallback fallback;
    private final @Nullable Integer unknown;
    private final boolean joinUnknown;
    private final boolean wholePieces;

    /**
     * Whether no token goes on over a space into the next word. Then the words of a piece can be
     * merged one by one, though the whole text is one piece.
     */
    private final boolean wordsApart;

    private final Map<String, Cut> kept = new ConcurrentHashMap<>();

    /**
     * @param unknown the unknown token, or null if a character without a token is to be refused
     */
    CharacterPairModel(
            NamedVocabulary vocabulary,
            MergeTable merges,
            ByteFallback fallback,
            @Nullable Integer unknown,
            Flags flags) {
        this.vocabulary = vocabulary;
        this.merger = new PairMerger(merges);
        this.fallback = fallback;
        this.unknown = unknown;
        this.joinUnknown = flags.joinUnknown;
        this.wholePieces = flags.wholePieces;
        this.wordsApart =
                vocabulary.id(String.valueOf(SPACE_MARK)) != null
                        && vocabulary.names().stream()
                                .allMatch(name -> wordEnd(name, 0) == name.length());
    }

    /**
     * @param joinUnknown whether unknown characters side by side are one token
     * @param wholePieces whether a piece that is itself a token is taken without merging
     */
    record Flags(boolean joinUnknown, boolean wholePieces) {}

    @Override
    public Cut cut(String piece) {
        Integer whole = wholePieces ? vocabulary.id(piece) : null;
        if (whole != null) {
            return new Cut(new int[] {whole}, new int[] {Utf8.bytes(piece).length});
        }
        if (!wordsApart) {
            return merged(piece);
        }
        IntList ids = new IntList(piece.length());
        IntList lengths = new IntList(piece.length());
        for (int start = 0; start < piece.length(); ) {
            int end = wordEnd(piece, start);
            Cut word = word(piece.substring(start, end));
            ids.addAll(word.ids());
            lengths.addAll(word.lengths());
            start = end;
        }
        return new Cut(ids.toArray(), lengths.toArray());
    }

    /** The next place after {@code start} where a space follows something else. */
    private static int wordEnd(String text, int start) {
        int end = start + 1;
        while (end < text.length()
                && (text.charAt(end) != SPACE_MARK || text.charAt(end - 1) == SPACE_MARK)) {
            end++;
        }
        return Math.min(end, text.length());
    }

    private Cut word(String word) {
        Cut known = word.length() > LONGEST_KEPT ? null : kept.get(word);
        if (known == null) {
            known = merged(word);
            if (word.length() <= LONGEST_KEPT && kept.size() < MOST_KEPT) {
                kept.put(word, known);
            }
        }
        return known;
    }

    private Cut merged(String piece) {
        byte[] bytes = Utf8.bytes(piece);
        IntList ids = new IntList(piece.length());
        IntList starts = new IntList(piece.length());
        begin(piece, bytes, ids, starts);
        PairMerger.Merged merged = merger.merge(ids.toArray());
        int[] lengths = new int[merged.ids().length];
        for (int i = 0; i < lengths.length; i++) {
            int next = i + 1 < lengths.length ? starts.get(merged.firsts()[i + 1]) : bytes.length;
            lengths[i] = next - starts.get(merged.firsts()[i]);
        }
        return new Cut(merged.ids(), lengths);
    }

    /** The tokens before any merge, and the byte each begins at. */
    private void begin(String piece, byte[] bytes, IntList ids, IntList starts) {
        int at = 0;
        boolean afterUnknown = false;
        for (int i = 0; i < piece.length(); i = Scan.next(piece, i)) {
            String character = piece.substring(i, Scan.next(piece, i));
            int end = at + Utf8.length(character.codePointAt(0));
            Integer id = vocabulary.id(character);
            boolean isUnknown = id == null && !fallback.covers(bytes, at, end);
            if (id != null) {
                ids.add(id);
                starts.add(at);
            } else if (!isUnknown) {
                for (int b = at; b < end; b++) {
                    ids.add(fallback.id(bytes[b]));
                    starts.add(b);
                }
            } else if (!(afterUnknown && joinUnknown)) {
                ids.add(unknown(character));
                starts.add(at);
            }
            afterUnknown = isUnknown;
            at = end;
        }
    }

    private int unknown(String character) {
        if (unknown == null) {
            throw refused(character);
        }
        return unknown;
    }

    @Override
    public List<TokenMerge> merges(int id) {
        String name = vocabulary.names().get(id);
        List<Integer> start = new ArrayList<>();
        for (int i = 0; i < name.length(); i = Scan.next(name, i)) {
            Integer character = vocabulary.id(name.substring(i, Scan.next(name, i)));
            if (character == null) {
                return List.of();
            }
            start.add(character);
        }
        return merger.steps(start.stream().mapToInt(Integer::intValue).toArray());
    }

    private static IntakeException refused(String character) {
        return Problem.input(
                        "tokenizer.no-token",
                        "",
                        "character",
                        character,
                        "code",
                        String.format("U+%04X", character.codePointAt(0)))
                .asException();
    }
}
