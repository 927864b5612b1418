package dev.glassbox.runtime.tokenizer;

import dev.glassbox.runtime.intake.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A tokenizer put together from the parts of a {@code tokenizer.json}: added tokens are found, the
 * text between them is normalized, cut into pieces, and each piece becomes tokens. Every token
 * knows the bytes of the input it stands for, through all of these steps.
 */
final class PipelineTokenizer implements Tokenizer {
    private final Parts parts;
    private final AddedTokens added;

    /** The name of every id; empty where there is none. */
    private final List<String> names;

    /** The steps, in the order in which a text takes them; the last two lead back. */
    record Parts(
            Normalizing normalizing,
            Cutting cutting,
            PieceModel model,
            Template template,
            Decoding decoding) {}

    PipelineTokenizer(Parts parts, AddedTokens added, List<String> names) {
        this.parts = parts;
        this.added = added;
        this.names = List.copyOf(names);
    }

    @Override
    public List<Token> encode(String text) {
        return Collections.unmodifiableList(tokens(text, false));
    }

    @Override
    public List<Token> encodeMarked(String text) {
        return Collections.unmodifiableList(tokens(text, true));
    }

    @Override
    public List<Token> encodePrompt(String text) {
        List<Token> tokens = new ArrayList<>();
        addTemplate(parts.template().before(), 0, tokens);
        tokens.addAll(tokens(text, false));
        int end = Utf8.bytes(Utf8.wellFormed(text)).length;
        addTemplate(parts.template().after(), end, tokens);
        return Collections.unmodifiableList(tokens);
    }

    @Override
    public int[] encodeIds(String text) {
        IntList ids = new IntList(text.length() / 3);
        run(
                SourcedText.plain(Utf8.wellFormed(text)),
                false,
                new Use() {
                    @Override
                    public void piece(SourcedText piece, PieceModel.Cut cut) {
                        ids.addAll(cut.ids());
                    }

                    @Override
                    public void added(int id, SourcedText found) {
                        ids.add(id);
                    }
                });
        return ids.toArray();
    }

    @Override
    public String decode(int[] ids) {
        List<String> tokens = new ArrayList<>(ids.length);
        for (int id : ids) {
            String name = name(id);
            if (!name.isEmpty()) {
                tokens.add(name);
            }
        }
        return String.join("", parts.decoding().apply(tokens, Decoding.BadBytes.REPLACED));
    }

    @Override
    public String readable(int[] ids) {
        List<String> tokens = new ArrayList<>(ids.length);
        for (int id : ids) {
            boolean isText = id >= 0 && id < names.size() && !added.isSpecial(id);
            if (isText && !names.get(id).isEmpty()) {
                tokens.add(names.get(id));
            }
        }
        return String.join("", parts.decoding().apply(tokens, Decoding.BadBytes.SHOWN));
    }

    @Override
    public String tokenText(int id) {
        String name = name(id);
        return added.contains(id) ? name : parts.decoding().alone(name);
    }

    @Override
    public List<TokenMerge> mergesOf(int id) {
        boolean ordinary = !name(id).isEmpty() && !added.contains(id);
        return ordinary ? parts.model().merges(id) : List.of();
    }

    @Override
    public boolean isSpecial(int id) {
        return added.isSpecial(id);
    }

    @Override
    public int vocabularySize() {
        return names.size();
    }

    private String name(int id) {
        if (id < 0 || id >= names.size()) {
            throw Problem.input("tokenizer.unknown-id", "", "id", id, "size", names.size())
                    .asException();
        }
        return names.get(id);
    }

    private List<Token> tokens(String text, boolean special) {
        TokenSink sink = new TokenSink();
        run(SourcedText.followed(Utf8.wellFormed(text)), special, sink);
        return sink.tokens;
    }

    private void addTemplate(List<Integer> ids, int at, List<Token> tokens) {
        for (int id : ids) {
            tokens.add(new Token(id, tokenText(id), new ByteSpan(at, at)));
        }
    }

    /** What to do with what is found, from the left. */
    private interface Use {
        void piece(SourcedText piece, PieceModel.Cut cut);

        void added(int id, SourcedText found);
    }

    private interface Between {
        void take(SourcedText text);
    }

    private void run(SourcedText input, boolean special, Use use) {
        split(
                input,
                added.raw(special),
                use,
                text ->
                        split(
                                parts.normalizing().apply(text),
                                added.normalized(special),
                                use,
                                between -> pieces(between, use)));
    }

    private void pieces(SourcedText text, Use use) {
        for (SourcedText piece : parts.cutting().apply(text)) {
            if (!piece.isEmpty()) {
                use.piece(piece, parts.model().cut(piece.text()));
            }
        }
    }

    private static void split(SourcedText text, SpecialTokens tokens, Use use, Between between) {
        int done = 0;
        SpecialTokens.Found found = tokens.next(text.text(), 0);
        while (found != null) {
            if (found.start() > done) {
                between.take(text.slice(done, found.start()));
            }
            use.added(found.id(), text.slice(found.start(), found.end()));
            done = found.end();
            found = tokens.next(text.text(), done);
        }
        if (done < text.text().length()) {
            between.take(text.slice(done, text.text().length()));
        }
    }

    private final class TokenSink implements Use {
        private final List<Token> tokens = new ArrayList<>();

        @Override
        public void piece(SourcedText piece, PieceModel.Cut cut) {
            PieceBytes bytes = new PieceBytes(piece);
            CutPiece cutPiece = null;
            int from = 0;
            for (int i = 0; i < cut.ids().length; i++) {
                int to = from + cut.lengths()[i];
                int id = cut.ids()[i];
                ByteSpan span = bytes.source(from, to);
                if (bytes.isWhole(from, to)) {
                    tokens.add(new Token(id, tokenText(id), span));
                } else {
                    // Made once for a piece, which may be a whole book.
                    cutPiece = cutPiece == null ? new CutPiece(piece.text()) : cutPiece;
                    tokens.add(cutPiece.token(id, from, to, span));
                }
                from = to;
            }
        }

        @Override
        public void added(int id, SourcedText found) {
            ByteSpan span = found.source(0, found.text().length());
            tokens.add(new Token(id, name(id), span));
        }
    }
}
