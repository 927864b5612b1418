package dev.glassbox.visualizers.playback;

import dev.glassbox.runtime.tokenizer.Tokenizer;
import java.util.ArrayList;
import java.util.List;

/**
 * The least run of tokens that makes whole characters: most often one token. Tokens that hold parts
 * of one character stand together, so that half a character is never shown.
 *
 * @param first position of its first token
 * @param last position of its last token
 * @param text what the tokens say together
 * @param whole whether they make whole characters; the last run of a text may not yet
 */
record Glyph(int first, int last, String text, boolean whole) {
    private static final char UNFINISHED = '\uFFFD';
    private static final int LONGEST = 4; // bytes of a character in UTF-8

    /**
     * @param ids of the text
     */
    static List<Glyph> of(int[] ids, Tokenizer tokenizer) {
        List<Glyph> glyphs = new ArrayList<>();
        int first = 0;
        while (first < ids.length) {
            int last = first;
            String text = decode(ids, first, last, tokenizer);
            // a special token or a damaged byte never becomes whole: it stands by itself
            while (unfinished(text) && last + 1 < ids.length && last - first + 1 < LONGEST) {
                last++;
                text = decode(ids, first, last, tokenizer);
            }
            boolean whole = !unfinished(text);
            boolean mayBecome = last == ids.length - 1 && last - first + 1 < LONGEST;
            if (!whole && !mayBecome) {
                last = first;
                text = tokenizer.tokenText(ids[first]);
            }
            glyphs.add(new Glyph(first, last, text, whole));
            first = last + 1;
        }
        return glyphs;
    }

    private static String decode(int[] ids, int first, int last, Tokenizer tokenizer) {
        return tokenizer.decode(java.util.Arrays.copyOfRange(ids, first, last + 1));
    }

    private static boolean unfinished(String text) {
        return text.indexOf(UNFINISHED) >= 0;
    }
}
