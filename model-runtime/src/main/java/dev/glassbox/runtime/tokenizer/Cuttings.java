package dev.glassbox.runtime.tokenizer;

import java.util.ArrayList;
import java.util.List;

/** The cutting steps that are more than a {@link Splitter}. */
final class Cuttings {
    private Cuttings() {}

    /** Puts a space before a piece that does not begin with one. */
    static final Cutting PREFIX_SPACE =
            piece ->
                    List.of(
                            piece.text().startsWith(" ")
                                    ? piece
                                    : new Prepending(" ").apply(piece));

    /** BERT's words: white space falls away, every punctuation mark stands alone. */
    static final Cutting BERT_WORDS = Cuttings::bertWords;

    private static List<SourcedText> bertWords(SourcedText piece) {
        List<SourcedText> words = new ArrayList<>();
        String text = piece.text();
        int start = 0;
        for (int i = 0; i < text.length(); ) {
            int next = Scan.next(text, i);
            boolean space = UnicodeClasses.at(text, i) == UnicodeClasses.SPACE;
            if (space || BertCharacters.isPunctuation(text.codePointAt(i))) {
                if (i > start) {
                    words.add(piece.slice(start, i));
                }
                if (!space) {
                    words.add(piece.slice(i, next));
                }
                start = next;
            }
            i = next;
        }
        if (start < text.length()) {
            words.add(piece.slice(start, text.length()));
        }
        return words;
    }

    /** Where {@link Metaspace} puts its mark before a piece. */
    enum Prepend {
        ALWAYS,
        FIRST,
        NEVER
    }

    /**
     * SentencePiece's way with spaces (Kudo and Richardson 2018): each becomes a visible mark,
     * which begins the word after it.
     *
     * @param split whether the text is then cut before every mark
     */
    record Metaspace(char mark, Prepend prepend, boolean split) implements Cutting {
        @Override
        public List<SourcedText> apply(SourcedText piece) {
            SourcedText marked = piece.withText(piece.text().replace(' ', mark));
            boolean wanted =
                    prepend == Prepend.ALWAYS || (prepend == Prepend.FIRST && piece.isFirst());
            if (wanted && !marked.text().startsWith(String.valueOf(mark))) {
                marked = new Prepending(String.valueOf(mark)).apply(marked);
            }
            return split ? Cutting.by(this::wordEnd).apply(marked) : List.of(marked);
        }

        private int wordEnd(String text, int start) {
            int next = text.indexOf(mark, start + 1);
            return next < 0 ? text.length() : next;
        }
    }
}
