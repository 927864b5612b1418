package dev.glassbox.visualizers.heads;

import dev.glassbox.runtime.analysis.HeadHistory;
import dev.glassbox.runtime.analysis.HeadKind;
import dev.glassbox.runtime.analysis.HeadScores;
import dev.glassbox.runtime.analysis.TokenAttribution;
import dev.glassbox.visualizers.api.FrameTable;
import dev.glassbox.visualizers.api.Message;
import dev.glassbox.visualizers.api.VisualizerFrame;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every head of a model at once, or what all their attention has to do with the answer.
 *
 * @param description the whole picture in words
 * @param facts by which predictions are graded, see {@code heads.md}
 * @param tokens the prompt's tokens, as a person shall see them
 * @param tiles the heads, in the order they are drawn in
 * @param columns heads a layer
 * @param side cells along a pattern's side
 * @param inPlace whether rows are layers and columns heads
 * @param note what stands above the picture
 * @param comparison attention and the answer, once known
 * @param trouble why there is no comparison though it is asked for
 * @param recorded whether the numbers come from a recorded artefact
 * @param complete whether everything is computed
 */
public record HeadsFrame(
        Message description,
        Map<String, String> facts,
        List<String> tokens,
        List<HeadTile> tiles,
        int columns,
        int side,
        boolean inPlace,
        Message note,
        Optional<Comparison> comparison,
        Optional<Message> trouble,
        boolean recorded,
        boolean complete)
        implements VisualizerFrame {

    /** From this score on a head is called by its kind. */
    static final double THRESHOLD = HeadHistory.THRESHOLD;

    public HeadsFrame {
        facts = Map.copyOf(facts);
        tokens = List.copyOf(tokens);
        tiles = List.copyOf(tiles);
    }

    static HeadsFrame of(HeadsState state, HeadsAnswer answer) {
        List<String> tokens =
                answer.reading().tokens().stream().map(t -> TokenText.visible(t.text())).toList();
        Optional<HeadScores> scores =
                state.scored() == HeadsState.Scored.PROMPT
                        ? answer.onPrompt()
                        : answer.onRepeated();
        List<HeadTile> tiles = tiles(state, answer, scores);
        Optional<Comparison> comparison = comparison(state, answer, tokens);
        Map<String, String> facts = facts(tiles, scores.isPresent(), comparison);
        boolean ofAnswer = state.view() == HeadsState.View.ANSWER;
        return new HeadsFrame(
                ofAnswer && comparison.isPresent()
                        ? answerWords(comparison.get())
                        : headsWords(answer, tokens.size(), tiles),
                facts,
                tokens,
                tiles,
                answer.reading().config().nHeads(),
                answer.side(),
                state.kind() == Kind.ALL,
                note(state, answer, scores, tiles),
                comparison,
                ofAnswer ? trouble(answer, comparison) : Optional.empty(),
                answer.reading().trace().origin().recorded(),
                answer.complete());
    }

    private static List<HeadTile> tiles(
            HeadsState state, HeadsAnswer answer, Optional<HeadScores> scores) {
        int heads = answer.reading().config().nHeads();
        Optional<HeadKind> by = state.kind().measured();
        List<HeadTile> tiles = new ArrayList<>();
        for (int i = 0; i < answer.heads().size(); i++) {
            Map<HeadKind, Double> own = new EnumMap<>(HeadKind.class);
            int layer = i / heads;
            int head = i % heads;
            for (HeadKind kind : HeadKind.values()) {
                scores.flatMap(s -> s.find(kind))
                        .ifPresent(tensor -> own.put(kind, (double) tensor.at(layer, head)));
            }
            Optional<HeadKind> best =
                    own.entrySet().stream()
                            .filter(e -> e.getValue() >= THRESHOLD)
                            .max(Map.Entry.comparingByValue())
                            .map(Map.Entry::getKey);
            boolean faded = by.filter(k -> own.getOrDefault(k, 0.0) < THRESHOLD).isPresent();
            tiles.add(new HeadTile(layer, head, answer.heads().get(i), own, best, faded));
        }
        by.ifPresent(
                k ->
                        tiles.sort(
                                Comparator.comparing(
                                        (HeadTile t) -> -t.scores().getOrDefault(k, 0.0))));
        return tiles;
    }

    private static Optional<Comparison> comparison(
            HeadsState state, HeadsAnswer answer, List<String> tokens) {
        if (answer.deletion().isEmpty() || answer.rollout().isEmpty()) {
            return Optional.empty();
        }
        TokenAttribution lost = answer.deletion().get();
        boolean rollout = state.by() == HeadsState.By.ROLLOUT;
        return Optional.of(
                new Comparison(
                        tokens,
                        rollout ? answer.rollout() : answer.mean(),
                        lost.scores(),
                        Ranks.correlation(answer.rollout(), lost.scores()),
                        Ranks.correlation(answer.mean(), lost.scores()),
                        TokenText.visible(answer.reading().tokenizer().tokenText(answer.target())),
                        Math.exp(lost.full())));
    }

    private static Optional<Message> trouble(HeadsAnswer answer, Optional<Comparison> comparison) {
        if (comparison.isPresent()) {
            return Optional.empty();
        }
        if (answer.whyNot().isPresent()) {
            return Optional.of(
                    Message.of(
                            answer.reading().tokens().size() == 1
                                    ? "heads.answer.one-token"
                                    : "heads.answer.none"));
        }
        return Optional.of(Message.of("heads.answer.waiting"));
    }

    private static Map<String, String> facts(
            List<HeadTile> tiles, boolean scored, Optional<Comparison> comparison) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("heads", String.valueOf(tiles.size()));
        if (scored) {
            long none = tiles.stream().filter(t -> t.kind().isEmpty()).count();
            facts.put("heads-without-rule", String.valueOf(none));
            for (HeadKind kind : HeadKind.values()) {
                tiles.stream()
                        .filter(t -> t.scores().containsKey(kind))
                        .max(Comparator.comparing(t -> t.scores().get(kind)))
                        .ifPresent(t -> facts.put("best-" + kind.word(), t.name()));
            }
        }
        comparison.ifPresent(c -> facts.put("rank-correlation", Numbers.fixed(c.rollout(), 2)));
        return facts;
    }

    private static Message headsWords(HeadsAnswer answer, int tokens, List<HeadTile> tiles) {
        long ruled = tiles.stream().filter(t -> t.kind().isPresent()).count();
        return Message.of(
                "heads.description",
                "layers",
                answer.reading().config().nLayers(),
                "heads",
                answer.reading().config().nHeads(),
                "count",
                tokens,
                "ruled",
                ruled,
                "all",
                tiles.size(),
                "threshold",
                Numbers.fixed(THRESHOLD, 1));
    }

    private static Message answerWords(Comparison c) {
        return Message.of(
                "heads.description.answer",
                "answer",
                c.answer(),
                "probability",
                Numbers.percent(c.probability()),
                "count",
                c.tokens().size(),
                "rollout",
                Numbers.fixed(c.rollout(), 2),
                "mean",
                Numbers.fixed(c.mean(), 2));
    }

    private static Message note(
            HeadsState state,
            HeadsAnswer answer,
            Optional<HeadScores> scores,
            List<HeadTile> tiles) {
        if (state.view() == HeadsState.View.ANSWER) {
            return Message.of("heads.note.answer");
        }
        if (!answer.complete() && scores.isEmpty()) {
            return Message.of("heads.note.waiting");
        }
        Optional<HeadKind> kind = state.kind().measured();
        if (kind.isPresent() && scores.flatMap(s -> s.find(kind.get())).isEmpty()) {
            return Message.of("heads.note.no-place");
        }
        if (kind.isPresent() && !tiles.isEmpty()) {
            HeadTile best = tiles.get(0); // they are sorted by it
            return Message.of(
                    "heads.note.kind",
                    "ruled",
                    tiles.stream().filter(t -> !t.faded()).count(),
                    "threshold",
                    Numbers.fixed(THRESHOLD, 1),
                    "name",
                    best.name(),
                    "score",
                    Numbers.fixed(best.scores().getOrDefault(kind.get(), 0.0), 2));
        }
        return answer.block() > 1
                ? Message.of("heads.note.blocks", "block", answer.block())
                : Message.of("heads.note", "threshold", Numbers.fixed(THRESHOLD, 1));
    }

    @Override
    public List<FrameTable> tables() {
        List<FrameTable> tables = new ArrayList<>();
        if (!tiles.isEmpty()) {
            List<String> columns = new ArrayList<>(List.of("layer", "head"));
            for (HeadKind kind : HeadKind.values()) {
                columns.add(kind.word());
            }
            columns.add("kind");
            tables.add(
                    new FrameTable("heads", columns, tiles.stream().map(HeadsFrame::row).toList()));
        }
        comparison.ifPresent(c -> tables.add(tokens(c)));
        return tables;
    }

    private static List<Object> row(HeadTile tile) {
        List<Object> row = new ArrayList<>(List.of(tile.layer(), tile.head()));
        for (HeadKind kind : HeadKind.values()) {
            Double score = tile.scores().get(kind);
            row.add(score == null ? "" : score);
        }
        row.add(tile.kind().map(HeadKind::word).orElse(""));
        return row;
    }

    private static FrameTable tokens(Comparison c) {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < c.lost().size(); i++) {
            rows.add(List.of(i, c.tokens().get(i), c.attention().get(i), c.lost().get(i)));
        }
        return new FrameTable("answer", List.of("pos", "token", "attention", "nats_lost"), rows);
    }
}
