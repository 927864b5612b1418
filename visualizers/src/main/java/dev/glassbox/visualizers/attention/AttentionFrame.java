package dev.glassbox.visualizers.attention;

import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.tokenizer.Token;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.visualizers.api.FrameTable;
import dev.glassbox.visualizers.api.Message;
import dev.glassbox.visualizers.api.VisualizerFrame;
import dev.glassbox.visualizers.api.Workings;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * One head's pattern, or all heads' of a layer in one, the next token and, when asked, one cell
 * taken apart.
 *
 * @param description the whole picture in words
 * @param facts {@code next-token}, where the model writes on; {@code strongest-key}, {@code
 *     strongest-key-token}, where there is a pattern
 * @param reading the tokens and the model's shape
 * @param pattern the whole pattern; absent when the model has no such layer or head
 * @param shown what of it is in sight; there with the pattern
 * @param split where the second part of the text begins, if it has one
 * @param table the pattern as it is read in a table; there with the pattern when the state asks for
 *     it
 * @param next the ten most probable next tokens; none where the model reads the whole text at once
 * @param inspection the chosen cell of one head taken apart, when the state asks for it
 * @param together the chosen cell of all heads in one taken apart, when the state asks for it
 */
public record AttentionFrame(
        Message description,
        Map<String, String> facts,
        Reading reading,
        Optional<HeadPattern> pattern,
        Optional<Shown> shown,
        OptionalInt split,
        Optional<PatternTable> table,
        List<NextToken> next,
        Optional<Inspection> inspection,
        Optional<Workings> together)
        implements VisualizerFrame {

    private static final int NEXT_TOKENS = 10;

    public AttentionFrame {
        facts = Map.copyOf(facts);
        next = List.copyOf(next);
    }

    static AttentionFrame of(AttentionState state, TraceAnswer data) {
        Reading reading = Reading.of(data);
        List<HeadPattern> heads = heads(state, data);
        boolean writesOn = heads.isEmpty() || !heads.get(0).looksAhead();
        List<NextToken> next =
                writesOn
                        ? NextToken.top(
                                NEXT_TOKENS,
                                data.trace().lastLogits(),
                                state.temperature(),
                                data.tokenizer())
                        : List.of();
        List<String> texts = data.tokens().stream().map(Token::text).toList();
        boolean oneHead = state.look().show() == Look.Show.HEAD;
        Optional<Inspection> inspection =
                state.inspector() && !heads.isEmpty() && oneHead
                        ? cell(state, reading).map(c -> Inspection.of(state, c, data))
                        : Optional.empty();
        return of(state, reading, texts, heads, next, inspection, broken(state, data));
    }

    /** How many weights of the layer are no numbers, though no mask hides them. */
    private static int broken(AttentionState state, TraceAnswer data) {
        if (state.layer() >= data.config().nLayers()) {
            return 0;
        }
        float[] weights = data.trace().get(HookPoint.pattern(state.layer())).values();
        int count = 0;
        for (float weight : weights) {
            count += Float.isNaN(weight) ? 1 : 0;
        }
        return count;
    }

    /**
     * @param keyTexts the own texts of the tokens that are looked at
     * @param heads the patterns that the state asks for, one or the whole layer's; none where the
     *     model lacks them
     * @param broken how many weights of the layer are no numbers
     */
    static AttentionFrame of(
            AttentionState state,
            Reading reading,
            List<String> keyTexts,
            List<HeadPattern> heads,
            List<NextToken> next,
            Optional<Inspection> inspection,
            int broken) {
        boolean oneHead = state.look().show() == Look.Show.HEAD;
        Optional<HeadPattern> pattern =
                heads.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                oneHead
                                        ? heads.get(0)
                                        : HeadPattern.together(heads, state.look().show()));
        OptionalInt split = Parts.second(state.look(), keyTexts);
        Optional<Shown> shown = pattern.map(p -> Shown.of(p, state.look(), split, broken));
        Optional<AttentionState.Cell> cell = cell(state, reading);
        int query = cell.map(AttentionState.Cell::query).orElse(reading.tokens().size() - 1);
        Map<String, String> facts = new LinkedHashMap<>();
        next.stream().limit(1).forEach(best -> facts.put("next-token", best.text()));
        pattern.ifPresent(
                p -> {
                    int key = p.strongest(query);
                    facts.put("strongest-key", String.valueOf(key));
                    facts.put("strongest-key-token", keyTexts.get(key));
                });
        Message description =
                pattern.map(p -> described(state, reading, p, query, next))
                        .orElseGet(() -> absence(state, reading));
        Optional<PatternTable> table =
                state.table()
                        ? shown.map(
                                s ->
                                        new PatternTable(
                                                reading.tokens(), reading.keys(), s.pattern()))
                        : Optional.empty();
        Optional<Workings> together =
                state.inspector() && !oneHead && pattern.isPresent()
                        ? cell.map(c -> AllHeads.workings(state, c, heads, reading))
                        : Optional.empty();
        return new AttentionFrame(
                description,
                facts,
                reading,
                pattern,
                shown,
                split,
                table,
                next,
                inspection,
                together);
    }

    /** The state's cell, if the prompt reaches that far. */
    static Optional<AttentionState.Cell> cell(AttentionState state, Reading reading) {
        return Optional.ofNullable(state.cell())
                .filter(
                        cell ->
                                cell.query() < reading.tokens().size()
                                        && cell.key() < reading.keys().size());
    }

    private static List<HeadPattern> heads(AttentionState state, TraceAnswer data) {
        boolean oneHead = state.look().show() == Look.Show.HEAD;
        if (state.layer() >= data.config().nLayers()
                || oneHead && state.head() >= data.config().nHeads()) {
            return List.of();
        }
        Tensor pattern = data.trace().get(HookPoint.pattern(state.layer()));
        Tensor scores = data.trace().get(HookPoint.attnScores(state.layer()));
        IntStream wanted =
                oneHead ? IntStream.of(state.head()) : IntStream.range(0, pattern.size(1));
        return wanted.mapToObj(head -> HeadPattern.of(pattern, scores, head)).toList();
    }

    private static Message described(
            AttentionState state, Reading reading, HeadPattern p, int query, List<NextToken> next) {
        int key = p.strongest(query);
        List<Object> words =
                new ArrayList<>(
                        List.of(
                                "layer",
                                state.layer(),
                                "head",
                                state.head(),
                                "count",
                                reading.tokens().size(),
                                "query",
                                query,
                                "query-token",
                                reading.tokens().get(query),
                                "key",
                                key,
                                "key-token",
                                reading.keys().get(key),
                                "weight",
                                Numbers.picture(p.weight(query, key))));
        Look.Show show = state.look().show();
        if (next.isEmpty()) {
            return Message.of(
                    switch (show) {
                        case HEAD -> "attention.description.reader";
                        case MEAN -> "attention.description.reader.mean";
                        case MAX -> "attention.description.reader.max";
                    },
                    words.toArray());
        }
        NextToken best = next.get(0);
        words.addAll(
                List.of(
                        "next",
                        TokenText.visible(best.text()),
                        "probability",
                        Numbers.percent(best.probability())));
        return Message.of(
                switch (show) {
                    case HEAD -> "attention.description";
                    case MEAN -> "attention.description.mean";
                    case MAX -> "attention.description.max";
                },
                words.toArray());
    }

    /** Why there is no pattern: the model has no such layer, or no such head. */
    static Message absence(AttentionState state, Reading reading) {
        boolean layer = state.layer() >= reading.layers();
        int count = layer ? reading.layers() : reading.heads();
        return Message.of(
                layer ? "attention.absent.layer" : "attention.absent.head",
                "model",
                state.model(),
                "asked",
                layer ? state.layer() : state.head(),
                "count",
                count,
                "last",
                count - 1);
    }

    /** One cell in words. */
    Message cellWords(int query, int key) {
        double weight = pattern.map(p -> p.weight(query, key)).orElse(Double.NaN);
        boolean leftOut = shown.map(s -> s.pattern().masked(query, key)).orElse(true);
        String hidden = key > query ? "attention.cell.masked" : "attention.cell.far";
        String seen = leftOut ? "attention.cell.left-out" : "attention.cell";
        return Message.of(
                Double.isNaN(weight) ? hidden : seen,
                "query",
                query,
                "query-token",
                reading.tokens().get(query),
                "key",
                key,
                "key-token",
                reading.keys().get(key),
                "weight",
                Numbers.picture(weight));
    }

    /** One row of the lines view in words: whom it looks at most, or who looks at it most. */
    Message rowWords(int row, boolean ofQueries) {
        HeadPattern p = pattern.orElseThrow();
        int query = ofQueries ? row : p.keenest(row);
        int key = ofQueries ? p.strongest(row) : row;
        return Message.of(
                ofQueries ? "attention.line.query" : "attention.line.key",
                "query",
                query,
                "query-token",
                reading.tokens().get(query),
                "key",
                key,
                "key-token",
                reading.keys().get(key),
                "weight",
                Numbers.picture(p.weight(query, key)));
    }

    /** The next-token bars in words, for screen readers. */
    String nextInWords() {
        StringBuilder words = new StringBuilder();
        for (NextToken token : next) {
            words.append(words.isEmpty() ? "" : "; ")
                    .append(TokenText.visible(token.text()))
                    .append(' ')
                    .append(Numbers.percent(token.probability()));
        }
        return words.toString();
    }

    /** Every weight that the mask leaves, whatever the look leaves out; then the next tokens. */
    @Override
    public List<FrameTable> tables() {
        List<FrameTable> tables = new ArrayList<>();
        pattern.ifPresent(p -> tables.add(weights(p)));
        if (!next.isEmpty()) {
            tables.add(
                    new FrameTable(
                            "next_token",
                            List.of("token", "token_id", "probability"),
                            next.stream()
                                    .map(t -> List.<Object>of(t.text(), t.id(), t.probability()))
                                    .toList()));
        }
        return tables;
    }

    private FrameTable weights(HeadPattern p) {
        List<List<Object>> rows = new ArrayList<>();
        for (int query = 0; query < p.queries(); query++) {
            for (int key = 0; key < p.keys(); key++) {
                if (!p.masked(query, key)) {
                    rows.add(
                            List.of(
                                    query,
                                    key,
                                    reading.tokens().get(query),
                                    reading.keys().get(key),
                                    p.weight(query, key)));
                }
            }
        }
        return new FrameTable(
                "pattern",
                List.of("query_pos", "key_pos", "query_token", "key_token", "weight"),
                rows);
    }
}
