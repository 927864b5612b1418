package dev.glassbox.runtime.tokenizer;

import java.util.Arrays;

/**
 * WordPiece as BERT uses it (Wu et al. 2016; Devlin et al. 2018): from the left, always the longest
 * token that fits; a word that cannot be covered is the unknown token as a whole.
 */
final class WordPieceModel implements PieceModel {
    private final NamedVocabulary vocabulary;
    private final int unknown;
    private final String prefix;
    private final int longestWord;
    private final int longestToken;

    /**
     * @param prefix stands before every token that does not begin a word
     * @param longestWord in characters; a longer word is unknown
     */
    WordPieceModel(NamedVocabulary vocabulary, int unknown, String prefix, int longestWord) {
        this.vocabulary = vocabulary;
        this.unknown = unknown;
        this.prefix = prefix;
        this.longestWord = longestWord;
        this.longestToken = vocabulary.names().stream().mapToInt(String::length).max().orElse(0);
    }

    @Override
    public Cut cut(String piece) {
        int bytes = Utf8.bytes(piece).length;
        Cut asUnknown = new Cut(new int[] {unknown}, new int[] {bytes});
        if (piece.codePointCount(0, piece.length()) > longestWord) {
            return asUnknown;
        }
        int[] ids = new int[piece.length()];
        int[] lengths = new int[piece.length()];
        int count = 0;
        for (int start = 0; start < piece.length(); ) {
            int end = Math.min(piece.length(), start + longestToken);
            Integer id = null;
            for (; end > start && id == null; end--) {
                id = vocabulary.id((start > 0 ? prefix : "") + piece.substring(start, end));
            }
            if (id == null) {
                return asUnknown;
            }
            end++;
            ids[count] = id;
            lengths[count++] = Utf8.bytes(piece.substring(start, end)).length;
            start = end;
        }
        return new Cut(Arrays.copyOf(ids, count), Arrays.copyOf(lengths, count));
    }
}
