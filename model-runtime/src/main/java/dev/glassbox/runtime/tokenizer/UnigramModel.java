package dev.glassbox.runtime.tokenizer;

import dev.glassbox.runtime.intake.Problem;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The unigram language model (Kudo 2018): of all ways to cut a piece the one whose tokens' log
 * probabilities have the greatest sum, found by Viterbi. A character that is no token costs more
 * than any token; such characters side by side are one unknown token, or one token for each byte.
 */
final class UnigramModel implements PieceModel {
    /** How far below the least likely token an unknown character lies, as in SentencePiece. */
    private static final double UNKNOWN_PENALTY = 10;

    private static final int ROOT = 0;

    private final Map<Long, Integer> children = new HashMap<>();
    private final IntList tokenAt = new IntList(1024);
    private final double[] scores;
    private final double unknownScore;
    private final @Nullable Integer unknown;

    /** What the unknown token is called; a text may happen to hold it. */
    private final @Nullable String unknownName;

    private final ByteFallback fallback;

    /**
     * @param tokens the token of every id; a later one takes the place of an equal earlier one
     * @param scores the log probability of every id
     */
    UnigramModel(
            List<String> tokens,
            double[] scores,
            @Nullable Integer unknown,
            ByteFallback fallback) {
        this.scores = scores.clone();
        this.unknown = unknown;
        this.unknownName = unknown == null ? null : tokens.get(unknown);
        this.fallback = fallback;
        this.unknownScore = Arrays.stream(scores).min().orElse(0) - UNKNOWN_PENALTY;
        tokenAt.add(MergeTable.NONE);
        for (int id = 0; id < tokens.size(); id++) {
            plant(tokens.get(id), id);
        }
    }

    /** The best way to each place of a piece, in chars: where its last token begins, and which. */
    private record Paths(double[] score, int[] start, int[] token) {
        Paths(int length) {
            this(new double[length + 1], new int[length + 1], new int[length + 1]);
            Arrays.fill(start, MergeTable.NONE);
        }

        void offer(int from, int to, int id, double sum) {
            if (start[to] == MergeTable.NONE || sum > score[to]) {
                score[to] = sum;
                start[to] = from;
                token[to] = id;
            }
        }
    }

    @Override
    public Cut cut(String piece) {
        Paths paths = new Paths(piece.length());
        for (int from = 0; from < piece.length(); from = Scan.next(piece, from)) {
            boolean single = extend(piece, from, paths);
            if (!single) {
                double sum = paths.score[from] + unknownScore;
                paths.offer(from, Scan.next(piece, from), MergeTable.NONE, sum);
            }
        }
        return cut(piece, joined(paths, piece.length()));
    }

    /** Offers every token that begins here; whether one of them is the character alone. */
    private boolean extend(String piece, int from, Paths paths) {
        boolean single = false;
        Integer node = ROOT;
        for (int i = from; i < piece.length(); i++) {
            node = children.get((long) node << 16 | piece.charAt(i));
            if (node == null) {
                break;
            }
            int id = tokenAt.get(node);
            if (id != MergeTable.NONE) {
                paths.offer(from, i + 1, id, paths.score[from] + scores[id]);
                single |= i + 1 == Scan.next(piece, from);
            }
        }
        return single;
    }

    /** Pairs of an id and where its text ends, from the last; unknown neighbours are one. */
    private IntList joined(Paths paths, int length) {
        IntList reversed = new IntList(length);
        boolean afterUnknown = false;
        for (int end = length; end > 0; end = paths.start[end]) {
            int id = paths.token[end];
            boolean isUnknown = id == MergeTable.NONE || (unknown != null && id == unknown);
            if (!(isUnknown && afterUnknown)) {
                reversed.add(isUnknown ? MergeTable.NONE : id);
                reversed.add(end);
            }
            afterUnknown = isUnknown;
        }
        return reversed;
    }

    private Cut cut(String piece, IntList reversed) {
        IntList ids = new IntList(reversed.size() / 2);
        IntList lengths = new IntList(reversed.size() / 2);
        int start = 0;
        for (int i = reversed.size() - 2; i >= 0; i -= 2) {
            int end = reversed.get(i + 1);
            String text = piece.substring(start, end);
            byte[] bytes = Utf8.bytes(text);
            if (reversed.get(i) != MergeTable.NONE) {
                ids.add(reversed.get(i));
                lengths.add(bytes.length);
            } else if (!text.equals(unknownName) && fallback.covers(bytes, 0, bytes.length)) {
                for (byte b : bytes) {
                    ids.add(fallback.id(b));
                    lengths.add(1);
                }
            } else {
                ids.add(unknown(text));
                lengths.add(bytes.length);
            }
            start = end;
        }
        return new Cut(ids.toArray(), lengths.toArray());
    }

    private int unknown(String text) {
        if (unknown == null) {
            throw Problem.input(
                            "tokenizer.no-token",
                            "",
                            "character",
                            text,
                            "code",
                            String.format("U+%04X", text.codePointAt(0)))
                    .asException();
        }
        return unknown;
    }

    private void plant(String token, int id) {
        int node = ROOT;
        for (int i = 0; i < token.length(); i++) {
            long edge = (long) node << 16 | token.charAt(i);
            Integer child = children.get(edge);
            if (child == null) {
                child = tokenAt.size();
                children.put(edge, child);
                tokenAt.add(MergeTable.NONE);
            }
            node = child;
        }
        if (node != ROOT) {
            tokenAt.set(node, id);
        }
    }
}
