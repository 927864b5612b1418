package dev.glassbox.visualizers.tokens;

/** The two kinds of writing whose tokens are counted apart, and all else. */
enum Script {
    /** Chinese characters and the marks written with them. */
    CHINESE,
    /** Latin letters, and what a plain keyboard has besides. */
    ENGLISH,
    OTHER;

    static Script of(int codePoint) {
        Character.UnicodeBlock block = Character.UnicodeBlock.of(codePoint);
        boolean marks =
                block == Character.UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION
                        || block == Character.UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS;
        if (marks || Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN) {
            return CHINESE;
        }
        boolean latin = Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.LATIN;
        return codePoint < 0x80 || latin ? ENGLISH : OTHER;
    }
}
