package dev.glassbox.lessons.text;

import java.lang.Character.UnicodeBlock;
import java.lang.Character.UnicodeScript;
import java.util.Set;

/** Which characters are Chinese, and which are as wide as Chinese ones. */
public final class Script {
    private static final Set<UnicodeBlock> WIDE_PUNCTUATION =
            Set.of(
                    UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION,
                    UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS);

    private Script() {}

    public static boolean isHan(int codePoint) {
        return Character.isValidCodePoint(codePoint)
                && UnicodeScript.of(codePoint) == UnicodeScript.HAN;
    }

    /** Han characters and full-width punctuation. */
    public static boolean isWide(int codePoint) {
        UnicodeBlock block = UnicodeBlock.of(codePoint);
        return isHan(codePoint) || (block != null && WIDE_PUNCTUATION.contains(block));
    }
}
