package dev.glassbox.visualizers.playback;

import dev.glassbox.runtime.sampling.Ending;
import dev.glassbox.runtime.tokenizer.Tokenizer;
import dev.glassbox.visualizers.api.FrameTable;
import dev.glassbox.visualizers.api.Message;
import dev.glassbox.visualizers.api.VisualizerFrame;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A text up to one token, every token with its numbers.
 *
 * @param description the whole picture in words
 * @param facts see {@code playback.md}
 * @param tokens one a position as a person shall see it, up to the shown one
 * @param given how many tokens are the prompt's
 * @param shown position of the token that is shown last
 * @param written how many tokens there are so far, the prompt's among them
 * @param complete whether no more will come
 * @param glyphs the whole text as far as it is written, in whole characters, so that what is shown
 *     keeps its place while more is shown
 * @param told the numbers of each shown token
 * @param values what colours each shown token; NaN where nothing foretells it
 * @param extent the value at the end of the colour scale
 * @param choices what might have stood at the shown position; none at the first
 * @param note why the text ended, where nobody asked for that
 */
public record PlaybackFrame(
        Message description,
        Map<String, String> facts,
        List<String> tokens,
        int given,
        int shown,
        int written,
        boolean complete,
        List<Glyph> glyphs,
        List<Told> told,
        double[] values,
        double extent,
        List<Choice> choices,
        Optional<Message> note)
        implements VisualizerFrame {

    /** Fixed ends, so that a colour means the same in every text. */
    static final double MOST_BITS = 8;

    static final double MOST_NATS = 6;

    /**
     * A token that might have stood at the shown position.
     *
     * @param token its text
     * @param rank by the model, from 1
     * @param p by the model alone
     * @param left after the rules of sampling; as {@code p} in the prompt
     * @param chosen whether it is the one that stands there
     */
    record Choice(String token, int rank, double p, double left, boolean chosen) {}

    public PlaybackFrame {
        facts = Map.copyOf(facts);
        tokens = List.copyOf(tokens);
        glyphs = List.copyOf(glyphs);
        told = List.copyOf(told);
        choices = List.copyOf(choices);
    }

    static PlaybackFrame of(PlaybackState state, TextAnswer data) {
        Tokenizer tokenizer = data.pass().tokenizer();
        if (!data.writesOn()) {
            return new PlaybackFrame(
                    Message.of("playback.reader", "model", state.model()),
                    Map.of(),
                    data.pass().tokens().stream()
                            .map(token -> TokenText.visible(token.text()))
                            .toList(),
                    data.given(),
                    0,
                    0,
                    true,
                    List.of(),
                    List.of(),
                    new double[0],
                    1,
                    List.of(),
                    Optional.empty());
        }
        int wanted = state.position() == null ? data.given() - 1 : state.position();
        int shown = Math.min(wanted, data.told().size() - 1);
        List<Told> told = data.told().subList(0, shown + 1);
        int[] ids = told.stream().mapToInt(Told::id).toArray();
        List<String> tokens = new ArrayList<>();
        for (int id : ids) {
            tokens.add(TokenText.visible(tokenizer.tokenText(id)));
        }
        double[] values = new double[told.size()];
        for (int i = 0; i < values.length; i++) {
            Told at = told.get(i);
            values[i] =
                    switch (state.colour()) {
                        case PROBABILITY -> at.p();
                        case ENTROPY -> at.entropy();
                        case LOSS -> at.loss();
                    };
        }
        double extent =
                switch (state.colour()) {
                    case PROBABILITY -> 1;
                    case ENTROPY -> MOST_BITS;
                    case LOSS -> MOST_NATS;
                };
        return new PlaybackFrame(
                described(told, tokens, data),
                facts(told.get(shown), tokenizer, data),
                tokens,
                data.given(),
                shown,
                data.told().size(),
                data.complete(),
                Glyph.of(data.told().stream().mapToInt(Told::id).toArray(), tokenizer),
                told,
                values,
                extent,
                choices(told.get(shown), tokenizer),
                note(data, shown));
    }

    private static List<Choice> choices(Told at, Tokenizer tokenizer) {
        List<Choice> choices = new ArrayList<>();
        for (Told.Choice best : at.best()) {
            choices.add(
                    new Choice(
                            TokenText.visible(tokenizer.tokenText(best.id())),
                            choices.size() + 1,
                            best.p(),
                            best.left(),
                            best.id() == at.id()));
        }
        if (!choices.isEmpty() && choices.stream().noneMatch(Choice::chosen)) {
            choices.add(
                    new Choice(
                            TokenText.visible(tokenizer.tokenText(at.id())),
                            at.rank(),
                            at.p(),
                            Double.isNaN(at.drawnWith()) ? at.p() : at.drawnWith(),
                            true));
        }
        return choices;
    }

    private static Optional<Message> note(TextAnswer data, int shown) {
        if (shown < data.told().size() - 1) {
            return Optional.empty();
        }
        Ending ending = data.ending().orElse(Ending.LENGTH);
        return switch (ending) {
            case CONTEXT ->
                    Optional.of(
                            Message.of(
                                    "playback.note.context", "limit", data.pass().config().nCtx()));
            case END_TOKEN -> Optional.of(Message.of("playback.note.end"));
            case NO_CANDIDATE -> Optional.of(Message.of("playback.note.none"));
            case LENGTH -> Optional.empty();
        };
    }

    private static Map<String, String> facts(Told at, Tokenizer tokenizer, TextAnswer data) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("token", tokenizer.tokenText(at.id()));
        if (at.rank() > 0) {
            facts.put("probability", Numbers.fixed(at.p(), 3));
            facts.put("rank", String.valueOf(at.rank()));
            facts.put("entropy", Numbers.fixed(at.entropy(), 2));
            facts.put("loss", Numbers.fixed(at.loss(), 2));
        }
        if (data.complete()) {
            facts.put(
                    "text", tokenizer.readable(data.told().stream().mapToInt(Told::id).toArray()));
        }
        return facts;
    }

    private static Message described(List<Told> told, List<String> tokens, TextAnswer data) {
        Told at = told.get(told.size() - 1);
        String token = tokens.get(tokens.size() - 1);
        int position = told.size() - 1;
        if (at.rank() == 0) {
            return Message.of("playback.description.first", "token", token);
        }
        return Message.of(
                position < data.given()
                        ? "playback.description.prompt"
                        : "playback.description.written",
                "position",
                position,
                "token",
                token,
                "p",
                Numbers.percent(at.p()),
                "rank",
                at.rank(),
                "entropy",
                Numbers.fixed(at.entropy(), 2),
                "loss",
                Numbers.fixed(at.loss(), 2));
    }

    @Override
    public List<FrameTable> tables() {
        if (told.isEmpty()) {
            return List.of();
        }
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            Told at = told.get(i);
            boolean first = at.rank() == 0;
            rows.add(
                    List.of(
                            i,
                            at.id(),
                            tokens.get(i),
                            i < given,
                            first ? "" : (Object) at.p(),
                            Double.isNaN(at.drawnWith()) ? "" : (Object) at.drawnWith(),
                            first ? "" : (Object) at.rank(),
                            first ? "" : (Object) at.entropy(),
                            first ? "" : (Object) at.loss()));
        }
        return List.of(
                new FrameTable(
                        "text",
                        List.of(
                                "position",
                                "token_id",
                                "token",
                                "prompt",
                                "p",
                                "p_after_rules",
                                "rank",
                                "entropy_bits",
                                "loss_nats"),
                        rows));
    }
}
