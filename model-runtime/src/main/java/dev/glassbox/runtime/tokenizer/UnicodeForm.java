package dev.glassbox.runtime.tokenizer;

import java.text.Normalizer;

/**
 * Brings a text into a Unicode normalization form. Characters are changed in groups: a starter with
 * the marks after it; what becomes of a group comes from all of it.
 */
record UnicodeForm(Normalizer.Form form) implements Normalizing {
    /** Vowels and final consonants of Hangul, which join with the letter before them. */
    private static final int HANGUL_JOINING_FIRST = 0x1160;

    private static final int HANGUL_JOINING_LAST = 0x11FF;

    @Override
    public SourcedText apply(SourcedText source) {
        String text = source.text();
        if (Normalizer.isNormalized(text, form)) {
            return source;
        }
        SourcedText.Change change = source.new Change();
        for (int start = 0; start < text.length(); ) {
            int end = groupEnd(text, start);
            String group = text.substring(start, end);
            String formed = Normalizer.normalize(group, form);
            if (formed.equals(group)) {
                change.keep(start, end);
            } else {
                change.put(formed, start, end);
            }
            start = end;
        }
        return change.done();
    }

    private static int groupEnd(String text, int start) {
        int end = Scan.next(text, start);
        while (end < text.length() && joins(text.codePointAt(end))) {
            end = Scan.next(text, end);
        }
        return end;
    }

    private static boolean joins(int codePoint) {
        return UnicodeClasses.of(codePoint) == UnicodeClasses.MARK
                || (codePoint >= HANGUL_JOINING_FIRST && codePoint <= HANGUL_JOINING_LAST);
    }
}
