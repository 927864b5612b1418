package dev.glassbox.visualizers.tokens;

import dev.glassbox.visualizers.control.TokenCell;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A text as one tokenizer cuts it, ready to be drawn.
 *
 * @param name of the tokenizer
 * @param vocabulary how many tokens it knows
 * @param bits the pieces, in order
 * @param text the characters, each with the pieces that hold its bytes
 * @param chips one a piece, with its id
 * @param counts what there is to count
 * @param missing characters that no token expresses
 * @param pair tokens of the Chinese and the English sentence of one meaning; NaN where one cannot
 *     be written
 */
record SidePicture(
        String name,
        int vocabulary,
        List<Bit> bits,
        List<TokenCell> text,
        List<TokenCell> chips,
        Counts counts,
        int missing,
        Pair pair) {
    private static final int LONGEST = 24; // characters of a chip

    /** Tokens of two sentences of one meaning; NaN where one cannot be written. */
    record Pair(double chinese, double english) {}

    static SidePicture of(Tokenizing.Side side, List<Glyph> glyphs) {
        Cut cut = side.cut();
        return new SidePicture(
                side.name(),
                side.tokenizer().vocabularySize(),
                cut.bits(),
                text(glyphs, cut.bits()),
                IntStream.range(0, cut.bits().size())
                        .mapToObj(i -> chip(cut.bits().get(i), i))
                        .toList(),
                Counts.of(glyphs, cut),
                cut.missing(),
                new Pair(tokens(side.chinese()), tokens(side.english())));
    }

    private static double tokens(Cut cut) {
        return cut.missing() > 0 ? Double.NaN : cut.tokens();
    }

    private static TokenCell chip(Bit bit, int index) {
        TokenCell.Kind kind =
                switch (bit.kind()) {
                    case ORDINARY -> TokenCell.Kind.PLAIN;
                    case SPECIAL -> TokenCell.Kind.SPECIAL;
                    case MISSING -> TokenCell.Kind.MISSING;
                };
        return new TokenCell(
                shortened(bit.label()),
                bit.isMissing() ? "–" : String.valueOf(bit.id()),
                List.of(new TokenCell.Share(index, 0, 1)),
                kind,
                bit.text().endsWith("\n"));
    }

    /** A token of a hundred spaces is still one chip. */
    private static String shortened(String label) {
        int length = label.codePointCount(0, label.length());
        return length <= LONGEST
                ? label
                : label.substring(0, label.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    private static List<TokenCell> text(List<Glyph> glyphs, List<Bit> bits) {
        List<TokenCell> cells = new ArrayList<>();
        int first = 0; // no piece before it reaches the character
        for (Glyph glyph : glyphs) {
            while (first < bits.size() && bits.get(first).span().end() <= glyph.start()) {
                first++;
            }
            List<TokenCell.Share> shares = new ArrayList<>();
            boolean missing = false;
            for (int i = first; i < bits.size(); i++) {
                Bit bit = bits.get(i);
                if (bit.span().start() >= glyph.end()) {
                    break;
                }
                if (bit.span().length() > 0) {
                    double length = glyph.end() - glyph.start();
                    int from = Math.max(0, bit.span().start() - glyph.start());
                    int to = Math.min(glyph.end(), bit.span().end()) - glyph.start();
                    shares.add(new TokenCell.Share(i, from / length, to / length));
                    missing |= bit.isMissing();
                }
            }
            String label = TokenText.visible(glyph.text());
            boolean blank = !label.equals(glyph.text());
            cells.add(
                    new TokenCell(
                            label,
                            "",
                            shares,
                            missing
                                    ? TokenCell.Kind.MISSING
                                    : blank ? TokenCell.Kind.BLANK : TokenCell.Kind.PLAIN,
                            glyph.codePoint() == '\n'));
        }
        return cells;
    }

    /** The pieces here that hold bytes of those. */
    BitSet overlapping(Bit other) {
        BitSet found = new BitSet();
        for (int i = 0; i < bits.size(); i++) {
            Bit bit = bits.get(i);
            if (bit.span().start() < other.span().end()
                    && other.span().start() < bit.span().end()) {
                found.set(i);
            }
        }
        return found;
    }
}
