package dev.glassbox.runtime.tokenizer;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Byte-level byte-pair encoding (Sennrich et al. 2016; Radford et al. 2019): a text is cut into
 * pieces, a piece begins as its UTF-8 bytes, and neighbouring tokens are merged by rank. Every text
 * can be expressed, and {@code decode(encode(text))} is the text.
 */
public final class BytePairTokenizer implements Tokenizer {
    private final ByteVocabulary vocabulary;
    private final ByteLevelModel model;
    private final Splitter splitter;
    private final SpecialTokens specials;

    BytePairTokenizer(ByteLevelModel model, Splitter splitter, SpecialTokens specials) {
        this.vocabulary = model.vocabulary();
        this.model = model;
        this.splitter = splitter;
        this.specials = specials;
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
    public String readable(int[] ids) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(ids.length * 4);
        for (int id : ids) {
            boolean isText = id >= 0 && id < vocabulary.size() && !specials.ids().containsValue(id);
            if (isText) {
                bytes.writeBytes(vocabulary.bytes(id));
            }
        }
        return ByteText.of(bytes.toByteArray());
    }

    @Override
    public String tokenText(int id) {
        return vocabulary.shownText(id);
    }

    @Override
    public int vocabularySize() {
        return vocabulary.size();
    }

    @Override
    public List<TokenMerge> mergesOf(int id) {
        vocabulary.bytes(id); // refuses what is no id
        return specials.ids().containsValue(id) ? List.of() : model.merges(id);
    }

    @Override
    public boolean isSpecial(int id) {
        return specials.ids().containsValue(id);
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
            int end = splitter.end(text, start);
            String piece = text.substring(start, end);
            use.take(piece, model.ids(piece));
            start = end;
        }
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
                ByteSpan span = new ByteSpan(at, end);
                if (text != null) {
                    list.add(new Token(id, text, span));
                } else {
                    cut = cut == null ? new CutPiece(piece) : cut;
                    list.add(cut.token(id, at - base, end - base, span));
                }
                at = end;
            }
        }
    }
}
