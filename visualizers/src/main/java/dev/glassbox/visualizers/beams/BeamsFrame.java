package dev.glassbox.visualizers.beams;

import dev.glassbox.runtime.sampling.BeamNode;
import dev.glassbox.runtime.sampling.BeamTree;
import dev.glassbox.runtime.tokenizer.Tokenizer;
import dev.glassbox.visualizers.api.FrameTable;
import dev.glassbox.visualizers.api.Message;
import dev.glassbox.visualizers.api.VisualizerFrame;
import dev.glassbox.visualizers.api.Workings;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Three texts from one prompt and the tree of beam search.
 *
 * @param description the whole picture in words
 * @param facts see {@code beams.md}
 * @param tokens the prompt, one a position, as a person shall see them
 * @param texts those that are written, in the order of {@link Way}
 * @param tree everything beam search looked at, by number
 * @param verdict beam search against greedy; absent until both are there
 * @param note that fewer tokens than asked for fit; absent where all do
 * @param workings the chosen node's sum taken apart
 */
public record BeamsFrame(
        Message description,
        Map<String, String> facts,
        List<String> tokens,
        List<Written> texts,
        List<Hypothesis> tree,
        Optional<Message> verdict,
        Optional<Message> note,
        Optional<Workings> workings)
        implements VisualizerFrame {

    /** Sums closer than this are the same: two float32 ways to one text. */
    private static final double SAME = 1e-3;

    /**
     * One text.
     *
     * @param line its numbers
     * @param text the new tokens as a person shall see them
     */
    record Written(Line line, String text) {
        double perToken() {
            return line.sum() / line.ids().size();
        }
    }

    public BeamsFrame {
        facts = Map.copyOf(facts);
        tokens = List.copyOf(tokens);
        texts = List.copyOf(texts);
        tree = List.copyOf(tree);
    }

    static BeamsFrame of(BeamsState state, BeamsAnswer data) {
        Tokenizer tokenizer = data.pass().tokenizer();
        List<String> tokens =
                data.pass().tokens().stream()
                        .map(token -> TokenText.visible(token.text()))
                        .toList();
        if (!data.writesOn()) {
            return new BeamsFrame(
                    data.cutShort()
                            ? Message.of(
                                    "beams.full",
                                    "count",
                                    tokens.size(),
                                    "limit",
                                    data.pass().config().nCtx())
                            : Message.of("beams.reader", "model", state.model()),
                    Map.of(),
                    tokens,
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
        List<Written> texts =
                data.lines().stream()
                        .map(line -> new Written(line, text(line.ids(), tokenizer)))
                        .toList();
        List<Hypothesis> tree = data.tree().map(all -> placed(all, tokenizer)).orElse(List.of());
        Optional<Message> note =
                data.cutShort()
                        ? Optional.of(
                                Message.of(
                                        "beams.short",
                                        "written",
                                        data.pass().config().nCtx() - tokens.size(),
                                        "asked",
                                        state.steps(),
                                        "limit",
                                        data.pass().config().nCtx()))
                        : Optional.empty();
        Optional<Workings> workings =
                Optional.ofNullable(state.chosen())
                        .filter(node -> node <= tree.size())
                        .map(node -> BeamWorkings.of(node, state, tree, data));
        return new BeamsFrame(
                described(texts, tokens.size()),
                facts(texts),
                tokens,
                texts,
                tree,
                verdict(texts),
                note,
                workings);
    }

    private static String text(List<Integer> ids, Tokenizer tokenizer) {
        return TokenText.visible(
                        tokenizer.readable(ids.stream().mapToInt(Integer::intValue).toArray()))
                .replace('␣', ' ');
    }

    private static List<Hypothesis> placed(BeamTree tree, Tokenizer tokenizer) {
        Set<Integer> best = new HashSet<>();
        int end = tree.results().isEmpty() ? 0 : tree.results().get(0).node();
        for (int node = end; node != 0; node = tree.nodes().get(node - 1).parent()) {
            best.add(node);
        }
        List<Hypothesis> placed = new ArrayList<>();
        int step = 0;
        int rank = 0;
        for (BeamNode node : tree.nodes()) {
            int own = node.position() - tree.prompt().length + 1;
            rank = own == step ? rank + 1 : 1;
            step = own;
            boolean kept =
                    node.fate() == BeamNode.Fate.WENT_ON
                            || node.fate() == BeamNode.Fate.FINISHED
                            || node.fate() == BeamNode.Fate.LEFT;
            placed.add(
                    new Hypothesis(
                            node.node(),
                            node.parent(),
                            step,
                            rank,
                            tokenizer.tokenText(node.id()),
                            Math.exp(node.logP()),
                            node.sum(),
                            node.fate(),
                            kept,
                            best.contains(node.node())));
        }
        return placed;
    }

    private static Optional<Written> by(List<Written> texts, Way way) {
        return texts.stream().filter(text -> text.line().way() == way).findFirst();
    }

    /** Beam search against greedy, as it is: nothing makes it the better one in every case. */
    private static Optional<Message> verdict(List<Written> texts) {
        Optional<Written> greedy = by(texts, Way.GREEDY);
        Optional<Written> beam = by(texts, Way.BEAM);
        if (greedy.isEmpty() || beam.isEmpty()) {
            return Optional.empty();
        }
        double difference = beam.get().line().sum() - greedy.get().line().sum();
        Object[] words = {
            "beam",
            Numbers.fixed(beam.get().line().sum(), 2),
            "greedy",
            Numbers.fixed(greedy.get().line().sum(), 2),
            "difference",
            Numbers.fixed(Math.abs(difference), 2),
            "times",
            Numbers.picture(Math.exp(Math.abs(difference)))
        };
        if (beam.get().line().ids().size() != greedy.get().line().ids().size()) {
            return Optional.of(Message.of("beams.verdict.lengths", words));
        }
        if (beam.get().line().ids().equals(greedy.get().line().ids())) {
            return Optional.of(Message.of("beams.verdict.same", words));
        }
        return Optional.of(
                Message.of(
                        Math.abs(difference) < SAME
                                ? "beams.verdict.equal"
                                : difference > 0 ? "beams.verdict.higher" : "beams.verdict.lower",
                        words));
    }

    private static Map<String, String> facts(List<Written> texts) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (Written text : texts) {
            String way =
                    switch (text.line().way()) {
                        case GREEDY -> "greedy";
                        case SAMPLED -> "sampled";
                        case BEAM -> "beam";
                    };
            facts.put(way + "-text", text.text());
            facts.put(way + "-log-probability", Numbers.fixed(text.line().sum(), 2));
        }
        Optional<Written> greedy = by(texts, Way.GREEDY);
        Optional<Written> beam = by(texts, Way.BEAM);
        if (greedy.isPresent() && beam.isPresent()) {
            double difference = beam.get().line().sum() - greedy.get().line().sum();
            facts.put(
                    "more-probable",
                    Math.abs(difference) < SAME ? "same" : difference > 0 ? "beam" : "greedy");
        }
        return facts;
    }

    private static Message described(List<Written> texts, int tokens) {
        if (texts.size() < Way.values().length) {
            return Message.of("beams.description.growing", "count", tokens);
        }
        List<Object> words = new ArrayList<>(List.of("count", tokens));
        for (Written text : texts) {
            String way =
                    switch (text.line().way()) {
                        case GREEDY -> "greedy";
                        case SAMPLED -> "sampled";
                        case BEAM -> "beam";
                    };
            words.addAll(
                    List.of(way, text.text(), way + "-sum", Numbers.fixed(text.line().sum(), 2)));
        }
        return Message.of("beams.description", words.toArray());
    }

    @Override
    public List<FrameTable> tables() {
        if (texts.isEmpty()) {
            return List.of();
        }
        List<List<Object>> lines = new ArrayList<>();
        for (Written text : texts) {
            lines.add(
                    List.of(
                            text.line().way().name().toLowerCase(java.util.Locale.ROOT),
                            text.text(),
                            text.line().ids().size(),
                            text.line().sum(),
                            text.perToken(),
                            text.line().again()));
        }
        FrameTable first =
                new FrameTable(
                        "texts",
                        List.of(
                                "method",
                                "text",
                                "tokens",
                                "log_probability",
                                "log_probability_per_token",
                                "log_probability_one_pass"),
                        lines);
        if (tree.isEmpty()) {
            return List.of(first);
        }
        List<List<Object>> rows = new ArrayList<>();
        for (Hypothesis h : tree) {
            rows.add(
                    List.of(
                            h.node(),
                            h.parent(),
                            h.step(),
                            h.rank(),
                            h.token(),
                            h.p(),
                            h.sum(),
                            h.fate().name().toLowerCase(java.util.Locale.ROOT),
                            h.onBest()));
        }
        return List.of(
                first,
                new FrameTable(
                        "beam_tree",
                        List.of(
                                "node",
                                "parent",
                                "step",
                                "rank",
                                "token",
                                "p",
                                "sum_log_p",
                                "fate",
                                "on_best_line"),
                        rows));
    }
}
