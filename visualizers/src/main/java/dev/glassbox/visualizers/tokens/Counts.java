package dev.glassbox.visualizers.tokens;

import java.util.List;

/**
 * What there is to count in a cut text. A token that holds characters of both scripts counts for
 * each by its bytes.
 *
 * @param characters of the text
 * @param bytes of the text in UTF-8
 * @param tokens of the text
 * @param perCharacter tokens for each character of all
 * @param perChinese tokens for each Chinese character or mark; NaN where there is none
 * @param perEnglish tokens for each Latin letter, digit, space or mark; NaN where there is none
 */
record Counts(
        int characters,
        int bytes,
        int tokens,
        double perCharacter,
        double perChinese,
        double perEnglish) {

    static Counts of(List<Glyph> glyphs, Cut cut) {
        int bytes = glyphs.isEmpty() ? 0 : glyphs.get(glyphs.size() - 1).end();
        Script[] scriptOfByte = new Script[bytes];
        int[] characters = new int[Script.values().length];
        for (Glyph glyph : glyphs) {
            Script script = Script.of(glyph.codePoint());
            characters[script.ordinal()]++;
            for (int b = glyph.start(); b < glyph.end(); b++) {
                scriptOfByte[b] = script;
            }
        }
        double[] tokens = new double[characters.length];
        for (Bit bit : cut.bits()) {
            for (int b = bit.span().start(); b < bit.span().end() && !bit.isMissing(); b++) {
                tokens[scriptOfByte[b].ordinal()] += 1.0 / bit.span().length();
            }
        }
        return new Counts(
                glyphs.size(),
                bytes,
                cut.tokens(),
                cut.missing() > 0 ? Double.NaN : share(cut.tokens(), glyphs.size()),
                cut.missing() > 0 ? Double.NaN : share(Script.CHINESE, tokens, characters),
                cut.missing() > 0 ? Double.NaN : share(Script.ENGLISH, tokens, characters));
    }

    private static double share(Script script, double[] tokens, int[] characters) {
        return share(tokens[script.ordinal()], characters[script.ordinal()]);
    }

    private static double share(double tokens, int characters) {
        return characters == 0 ? Double.NaN : tokens / characters;
    }
}
