package dev.glassbox.runtime.training.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which of Glassbox's two languages a text is in, for its model's card. A text in neither is told
 * by nobody.
 */
public final class TextLanguages {
    /** A tenth of the letters make a language one of the text's. */
    private static final double SHARE = 0.1;

    /** The little words; about a sixth of English text, hardly any of another language's. */
    private static final Set<String> LITTLE_WORDS =
            Set.of("the", "and", "of", "to", "is", "in", "you", "that", "it", "i", "are", "was");

    private static final double LITTLE_SHARE = 0.06;
    private static final int LOOKED_AT = 200_000;
    private static final Pattern BETWEEN = Pattern.compile("[^A-Za-z']+");

    private TextLanguages() {}

    /** {@code en}, {@code zh}, both or none. */
    public static List<String> of(String text) {
        String head = text.substring(0, Math.min(LOOKED_AT, text.length()));
        long letters = head.codePoints().filter(Character::isLetter).count();
        long hanzi = head.codePoints().filter(TextLanguages::isHanzi).count();
        long kana = head.codePoints().filter(TextLanguages::isKana).count();
        long latin = head.codePoints().filter(p -> p < 0x80 && Character.isLetter(p)).count();
        List<String> languages = new ArrayList<>();
        if (latin > SHARE * letters && isEnglish(head)) {
            languages.add("en");
        }
        if (hanzi > SHARE * letters && kana < SHARE * hanzi) {
            languages.add("zh");
        }
        return List.copyOf(languages);
    }

    private static boolean isEnglish(String text) {
        List<String> words =
                BETWEEN.splitAsStream(text.toLowerCase(Locale.ROOT))
                        .filter(word -> !word.isEmpty())
                        .toList();
        long little = words.stream().filter(LITTLE_WORDS::contains).count();
        return little > LITTLE_SHARE * words.size();
    }

    private static boolean isHanzi(int point) {
        return Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN;
    }

    private static boolean isKana(int point) {
        Character.UnicodeScript script = Character.UnicodeScript.of(point);
        return script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA;
    }
}
