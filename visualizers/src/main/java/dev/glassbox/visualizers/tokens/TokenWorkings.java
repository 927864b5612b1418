package dev.glassbox.visualizers.tokens;

import dev.glassbox.runtime.tokenizer.CharacterPart;
import dev.glassbox.runtime.tokenizer.TokenMerge;
import dev.glassbox.runtime.tokenizer.Tokenizer;
import dev.glassbox.visualizers.api.Message;
import dev.glassbox.visualizers.api.Workings;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a token's id comes from: its bytes, its merges, its row. */
final class TokenWorkings {
    private TokenWorkings() {}

    static Workings of(
            TokensState state,
            Bit bit,
            Tokenizing.Answer data,
            List<SidePicture> sides,
            byte[] bytes) {
        TokensState.Chosen chosen = state.chosen();
        int side = chosen == null ? 0 : chosen.side();
        int position = chosen == null ? 0 : chosen.token();
        SidePicture picture = sides.get(side);
        Message title =
                Message.of(
                        "tokens.inspect.title",
                        "position",
                        position,
                        "token",
                        bit.label(),
                        "name",
                        picture.name());
        List<Workings.Step> steps = new ArrayList<>(List.of(bytes(bit, bytes)));
        if (bit.isMissing()) {
            steps.add(step("tokens.inspect.missing", "tokens.inspect.missing.words"));
            return new Workings(
                    title, Message.of("tokens.inspect.none"), steps, Optional.empty(), List.of());
        }
        for (CharacterPart part : bit.parts()) {
            steps.add(part(part));
        }
        steps.add(merges(bit, data.sides().get(side).tokenizer()));
        steps.add(
                new Workings.Step(
                        Message.of("tokens.inspect.row"),
                        Message.of(
                                "tokens.inspect.row.words",
                                "id",
                                bit.id(),
                                "count",
                                picture.vocabulary()),
                        List.of()));
        return new Workings(
                title,
                Message.of("tokens.inspect.value", "id", bit.id(), "count", picture.vocabulary()),
                steps,
                Optional.empty(),
                sources(state, picture, position, data));
    }

    private static Workings.Step bytes(Bit bit, byte[] bytes) {
        return new Workings.Step(
                Message.of("tokens.inspect.bytes"),
                Message.of(
                        bit.span().length() == 0
                                ? "tokens.inspect.bytes.added"
                                : "tokens.inspect.bytes.words",
                        "bytes",
                        TokensFrame.hex(bytes, bit),
                        "range",
                        range(bit.span().start(), bit.span().end() - 1)),
                List.of());
    }

    private static String range(int first, int last) {
        return first == last ? String.valueOf(first) : first + "–" + last;
    }

    private static Workings.Step part(CharacterPart part) {
        return new Workings.Step(
                Message.of("tokens.inspect.part"),
                Message.of(
                        "tokens.inspect.part.words",
                        "character",
                        part.character(),
                        "range",
                        range(part.first(), part.last()),
                        "of",
                        part.of()),
                List.of());
    }

    private static Workings.Step merges(Bit bit, Tokenizer tokenizer) {
        List<TokenMerge> merges = tokenizer.mergesOf(bit.id());
        if (bit.kind() == Bit.Kind.SPECIAL) {
            return step("tokens.inspect.merges", "tokens.inspect.merges.special");
        }
        if (merges.isEmpty()) {
            return step("tokens.inspect.merges", "tokens.inspect.merges.none");
        }
        StringBuilder lines = new StringBuilder();
        for (TokenMerge merge : merges) {
            lines.append('\n')
                    .append(shown(tokenizer, merge.left()))
                    .append("  +  ")
                    .append(shown(tokenizer, merge.right()))
                    .append("  →  ")
                    .append(shown(tokenizer, merge.result()))
                    .append("   (")
                    .append(merge.rank())
                    .append(')');
        }
        return new Workings.Step(
                Message.of("tokens.inspect.merges"),
                Message.of(
                        "tokens.inspect.merges.words",
                        "count",
                        merges.size(),
                        "merges",
                        lines.toString()),
                List.of());
    }

    private static String shown(Tokenizer tokenizer, int id) {
        return TokenText.visible(tokenizer.tokenText(id));
    }

    private static Workings.Step step(String heading, String words) {
        return new Workings.Step(Message.of(heading), Message.of(words), List.of());
    }

    /** A model's token has a row in its embedding matrix. */
    private static List<Workings.Source> sources(
            TokensState state, SidePicture picture, int position, Tokenizing.Answer data) {
        boolean read = picture.missing() == 0 && !state.specials();
        if (!read || !data.models().contains(picture.name())) {
            return List.of();
        }
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("model", picture.name());
        row.put("prompt", state.prompt());
        row.put("token", position);
        return List.of(new Workings.Source(Message.of("tokens.inspect.to-row"), "embeddings", row));
    }
}
