package dev.glassbox.runtime.tokenizer;

import dev.glassbox.runtime.intake.Problem;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Byte-level byte-pair encoding (Sennrich et al. 2016; Radford et al. 2019): a text is cut into
 * pieces, a piece begins as its UTF-8 bytes, and neighbouring tokens are merged by rank. Every text
 * can be expressed, and {@code decode(encode(text))} is the text.
 */
public final class BytePairTokenizer implements Tokenizer {
    /** Longer pieces are rare; keeping them would only fill the memory. */
    private static final int LONGEST_KEPT = 48;

    private static final int MOST_KEPT = 1 << 16;

    private final ByteVocabulary vocabulary;
    private final BytePairRules rules;
    private final SpecialTokens specials;
    private final PairMerger merger;
    private final Map<String, int[]> kept = new ConcurrentHashMap<>();

    BytePairTokenizer(ByteVocabulary vocabulary, BytePairRules rules, SpecialTokens specials) {
        this.vocabulary = vocabulary;
        this.rules = rules;
        this.specials = specials;
        this.merger = new PairMerger(rules.merges());
    }

    @Override
    public List<Token> encode(String text) {
        TokenSink tokens = new TokenSink();
        ordinary(Utf8.wellFormed(text), tokens::piece);
        return Collections.unmodifiableList(tokens.list);
    }

    @Override
    public List<Token> encodeMarked(String text) {
        String clean = Utf8.wellFormed(text);
        TokenSink tokens = new TokenSink();
        int done = 0;
        for (SpecialTokens.Found f = specials.next(clean, 0); f != null; ) {
            ordinary(clean.substring(done, f.start()), tokens::piece);
            tokens.whole(f.id(), clean.substring(f.start(), f.end()));
            done = f.end();
            f = specials.next(clean, done);
        }
        ordinary(clean.substring(done), tokens::piece);
        return Collections.unmodifiableList(tokens.list);
    }

    @Override
    public int[] encodeIds(String text) {
        IntList ids = new IntList(text.length() / 3);
        ordinary(Utf8.wellFormed(text), (piece, merged) -> ids.addAll(merged));
        return ids.toArray();
    }

    @Override
    public String decode(int[] ids) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(ids.length * 4);
        for (int id : ids) {
            bytes.writeBytes(vocabulary.bytes(id));
        }
        return Utf8.text(bytes.toByteArray());
    }

    @Override
    public String tokenText(int id) {
        return vocabulary.shownText(id);
    }

    @Override
    public int vocabularySize() {
        return vocabulary.size();
    }

    /** The bytes of one token. */
    public byte[] tokenBytes(int id) {
        return vocabulary.bytes(id).clone();
    }

    /** The id of every special token by its name. */
    public Map<String, Integer> specialTokens() {
        return specials.ids();
    }

    private interface PieceUse {
        void take(String piece, int[] ids);
    }

    private void ordinary(String text, PieceUse use) {
        for (int start = 0; start < text.length(); ) {
            int end = rules.splitter().end(text, start);
            String piece = text.substring(start, end);
            use.take(piece, ids(piece));
            start = end;
        }
    }

    private int[] ids(String piece) {
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
        Integer whole = rules.wholePieces() ? vocabulary.idOf(piece) : null;
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
                                piece.length() > LONGEST_KEPT
                                        ? piece.substring(0, LONGEST_KEPT)
                                        : piece)
                        .asException();
            }
        }
        return merger.merge(ids);
    }

    /** Collects tokens and counts the bytes they stand for. */
    private final class TokenSink {
        private final List<Token> list = new ArrayList<>();
        private int at;

        void whole(int id, String text) {
            int end = at + Utf8.bytes(text).length;
            list.add(new Token(id, text, new ByteSpan(at, end)));
            at = end;
        }

        void piece(String piece, int[] ids) {
            int base = at;
            CutPiece cut = null;
            for (int id : ids) {
                int end = at + vocabulary.bytes(id).length;
                @Nullable String text = vocabulary.text(id);
                if (text != null) {
                    list.add(new Token(id, text, new ByteSpan(at, end)));
                } else {
                    cut = cut == null ? new CutPiece(piece) : cut;
                    list.add(cut.token(id, at - base, end - base, base));
                }
                at = end;
            }
        }
    }
}
