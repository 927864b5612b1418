package dev.glassbox.visualizers.tokens;

import dev.glassbox.visualizers.api.FrameTable;
import dev.glassbox.visualizers.api.Message;
import dev.glassbox.visualizers.api.VisualizerFrame;
import dev.glassbox.visualizers.api.Workings;
import dev.glassbox.visualizers.scale.Numbers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A text as one or two tokenizers cut it.
 *
 * @param description the whole picture in words
 * @param facts as {@code tokens.md} names them
 * @param models the tokenizers of models there are to choose from
 * @param encodings the published encodings there are to choose from
 * @param sides the left one, and the right one where there is one
 * @param bytes of the text in UTF-8
 * @param chinese a sentence
 * @param english the same in English
 * @param workings the chosen token taken apart, when the state asks for it
 */
public record TokensFrame(
        Message description,
        Map<String, String> facts,
        List<String> models,
        List<String> encodings,
        List<SidePicture> sides,
        byte[] bytes,
        String chinese,
        String english,
        Optional<Workings> workings)
        implements VisualizerFrame {
    private static final int SHOWN_BYTES = 24;

    public TokensFrame {
        facts = Map.copyOf(facts);
        models = List.copyOf(models);
        encodings = List.copyOf(encodings);
        sides = List.copyOf(sides);
    }

    static TokensFrame of(TokensState state, Tokenizing.Answer data) {
        List<Glyph> glyphs = Glyph.of(state.prompt());
        List<SidePicture> sides =
                data.sides().stream().map(side -> SidePicture.of(side, glyphs)).toList();
        byte[] bytes = Glyph.bytes(glyphs);
        return new TokensFrame(
                described(sides),
                facts(state, sides),
                data.models(),
                data.encodings(),
                sides,
                bytes,
                data.chinese(),
                data.english(),
                state.inspector()
                        ? chosen(state, sides)
                                .map(bit -> TokenWorkings.of(state, bit, data, sides, bytes))
                        : Optional.empty());
    }

    /** The state's token, if the text has it. */
    static Optional<Bit> chosen(TokensState state, List<SidePicture> sides) {
        TokensState.Chosen chosen = state.chosen();
        return chosen == null
                        || chosen.side() >= sides.size()
                        || chosen.token() >= sides.get(chosen.side()).bits().size()
                ? Optional.empty()
                : Optional.of(sides.get(chosen.side()).bits().get(chosen.token()));
    }

    private static Message described(List<SidePicture> sides) {
        SidePicture left = sides.get(0);
        if (sides.size() == 1) {
            return Message.of(
                    "tokens.description.one",
                    "name",
                    left.name(),
                    "count",
                    left.counts().tokens(),
                    "characters",
                    left.counts().characters());
        }
        SidePicture right = sides.get(1);
        return Message.of(
                "tokens.description",
                "left",
                left.name(),
                "left-count",
                left.counts().tokens(),
                "right",
                right.name(),
                "right-count",
                right.counts().tokens(),
                "characters",
                left.counts().characters(),
                "bytes",
                left.counts().bytes());
    }

    private static Map<String, String> facts(TokensState state, List<SidePicture> sides) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (int side = 0; side < sides.size(); side++) {
            SidePicture picture = sides.get(side);
            String end = side == 0 ? "" : "-right";
            Counts counts = picture.counts();
            if (picture.missing() > 0) {
                facts.put("missing-characters" + end, String.valueOf(picture.missing()));
            } else {
                facts.put("token-count" + end, String.valueOf(counts.tokens()));
                put(facts, "tokens-per-character" + end, counts.perCharacter());
                put(facts, "zh-tokens-per-character" + end, counts.perChinese());
                put(facts, "en-tokens-per-character" + end, counts.perEnglish());
            }
        }
        chosen(state, sides)
                .filter(bit -> !bit.isMissing())
                .ifPresent(
                        bit -> {
                            facts.put("token-id", String.valueOf(bit.id()));
                            facts.put("token-text", bit.text());
                        });
        return facts;
    }

    private static void put(Map<String, String> facts, String name, double value) {
        if (!Double.isNaN(value)) {
            facts.put(name, Numbers.picture(value));
        }
    }

    /** A piece in words. */
    Message words(int side, int index) {
        Bit bit = sides.get(side).bits().get(index);
        if (bit.isMissing()) {
            return Message.of(
                    "tokens.token.missing",
                    "character",
                    bit.label(),
                    "code",
                    String.format("U+%04X", bit.text().codePointAt(0)));
        }
        return Message.of(
                bit.kind() == Bit.Kind.SPECIAL ? "tokens.token.special" : "tokens.token",
                "position",
                index,
                "token",
                bit.label(),
                "id",
                bit.id(),
                "bytes",
                hex(bytes, bit));
    }

    /** The bytes that a piece stands for, as pairs of hexadecimal digits. */
    static String hex(byte[] bytes, Bit bit) {
        StringBuilder hex = new StringBuilder();
        int end = Math.min(bit.span().end(), bit.span().start() + SHOWN_BYTES);
        for (int i = bit.span().start(); i < end; i++) {
            hex.append(i > bit.span().start() ? " " : "").append(String.format("%02X", bytes[i]));
        }
        return end < bit.span().end() ? hex + " …" : hex.toString();
    }

    @Override
    public List<FrameTable> tables() {
        List<FrameTable> tables = new ArrayList<>();
        for (int side = 0; side < sides.size(); side++) {
            tables.add(table(side));
        }
        List<List<Object>> counts = new ArrayList<>();
        for (SidePicture side : sides) {
            Counts c = side.counts();
            counts.add(
                    List.of(
                            side.name(),
                            side.vocabulary(),
                            c.characters(),
                            c.bytes(),
                            c.tokens(),
                            number(c.perCharacter()),
                            number(c.perChinese()),
                            number(c.perEnglish()),
                            number(side.pair().chinese()),
                            number(side.pair().english())));
        }
        tables.add(
                new FrameTable(
                        "counts",
                        List.of(
                                "tokenizer",
                                "d_vocab",
                                "characters",
                                "bytes",
                                "tokens",
                                "tokens_per_character",
                                "tokens_per_character_zh",
                                "tokens_per_character_en",
                                "pair_tokens_zh",
                                "pair_tokens_en"),
                        counts));
        return tables.stream().filter(table -> !table.rows().isEmpty()).toList();
    }

    private static Object number(double value) {
        return Double.isNaN(value) ? "" : value;
    }

    /** One side's tokens. */
    FrameTable table(int side) {
        SidePicture picture = sides.get(side);
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < picture.bits().size(); i++) {
            Bit bit = picture.bits().get(i);
            rows.add(
                    List.of(
                            i + "  " + bit.label(),
                            bit.isMissing() ? "" : bit.id(),
                            hex(bytes, bit),
                            bit.span().start(),
                            bit.span().end()));
        }
        return new FrameTable(
                side == 0 ? "tokens" : "tokens_right",
                List.of("token", "id", "bytes", "first_byte", "end_byte"),
                rows);
    }

    /** The text without what cannot be written in UTF-8. */
    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
