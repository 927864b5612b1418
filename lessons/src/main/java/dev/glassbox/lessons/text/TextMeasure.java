package dev.glassbox.lessons.text;

/**
 * How long a text is, in the unit its own script is counted in.
 *
 * @param count words, or characters without spaces
 * @param inCharacters whether it is Chinese and so counted in characters
 */
public record TextMeasure(int count, boolean inCharacters) {

    /**
     * Measures a text; Chinese is one in which Han characters outnumber words of letters. In other
     * texts each of them counts as a word.
     */
    public static TextMeasure of(String text) {
        int words = 0;
        int han = 0;
        int characters = 0;
        boolean inWord = false;
        for (int codePoint : text.codePoints().toArray()) {
            boolean wordPart =
                    Character.isLetterOrDigit(codePoint) && !Script.isHan(codePoint)
                            || inWord && isJoint(codePoint);
            if (wordPart && !inWord) {
                words++;
            }
            inWord = wordPart;
            if (Script.isHan(codePoint)) {
                han++;
            }
            if (!Character.isWhitespace(codePoint)) {
                characters++;
            }
        }
        return han > words
                ? new TextMeasure(characters, true)
                : new TextMeasure(words + han, false);
    }

    /** "query-key" and "model's" are one word each. */
    private static boolean isJoint(int codePoint) {
        return codePoint == '-' || codePoint == '\'' || codePoint == '’' || codePoint == '.';
    }
}
