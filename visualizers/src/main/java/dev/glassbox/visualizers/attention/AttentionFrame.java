package dev.glassbox.visualizers.attention;

import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Trace;
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
 * One head's pattern, the next token and, when asked, one cell taken apart.
 *
 * @param description the whole picture in words
 * @param facts {@code next-token}, where the model writes on; {@code strongest-key}, {@code
 *     strongest-key-token}, where there is a pattern
 * @param reading the tokens and the model's shape
 * @param pattern the head's pattern; absent when the model has no such layer or head
 * @param table the pattern as it is read in a table; there with the pattern when the state asks for
 *     it
 * @param next the ten most probable next tokens; none where the model reads the whole text at once
 * @param inspection the chosen cell taken apart, when the state asks for it
 */
public record AttentionFrame(
        Message description,
        Map<String, String> facts,
        Reading reading,
        Optional<HeadPattern> pattern,
        Optional<PatternTable> table,
        List<NextToken> next,
        Optional<Inspection> inspection)
        implements VisualizerFrame {

    private static final int NEXT_TOKENS = 10;

    public AttentionFrame {
        facts = Map.copyOf(facts);
        next = List.copyOf(next);
    }

    static AttentionFrame of(AttentionState state, TraceAnswer data) {
        Reading reading = Reading.of(data);
        Optional<HeadPattern> pattern = pattern(state, data);
        boolean writesOn = pattern.map(p -> !p.looksAhead()).orElse(true);
        List<NextToken> next =
                writesOn
                        ? NextToken.top(
                                NEXT_TOKENS,
                                data.trace().lastLogits(),
                                state.temperature(),
                                data.tokenizer())
                        : List.of();
        Optional<AttentionState.Cell> cell = cell(state, reading);
        int query = cell.map(AttentionState.Cell::query).orElse(reading.tokens().size() - 1);
        Map<String, String> facts = new LinkedHashMap<>();
        next.stream().limit(1).forEach(best -> facts.put("next-token", best.text()));
        pattern.ifPresent(
                p -> {
                    int key = p.strongest(query);
                    facts.put("strongest-key", String.valueOf(key));
                    facts.put("strongest-key-token", data.tokens().get(key).text());
                });
        Message description =
                pattern.map(p -> described(state, reading, p, query, next))
                        .orElseGet(() -> absence(state, reading));
        Optional<Inspection> inspection =
                state.inspector() && pattern.isPresent()
                        ? cell.map(c -> Inspection.of(state, c, data))
                        : Optional.empty();
        Optional<PatternTable> table =
                state.table()
                        ? pattern.map(p -> new PatternTable(reading.tokens(), p))
                        : Optional.empty();
        return new AttentionFrame(description, facts, reading, pattern, table, next, inspection);
    }

    /** The state's cell, if the prompt reaches that far. */
    static Optional<AttentionState.Cell> cell(AttentionState state, Reading reading) {
        int size = reading.tokens().size();
        return Optional.ofNullable(state.cell())
                .filter(cell -> cell.query() < size && cell.key() < size);
    }

    private static Optional<HeadPattern> pattern(AttentionState state, TraceAnswer data) {
        Trace trace = data.trace();
        if (state.layer() >= data.config().nLayers() || state.head() >= data.config().nHeads()) {
            return Optional.empty();
        }
        return Optional.of(
                HeadPattern.of(
                        trace.get(HookPoint.pattern(state.layer())),
                        trace.get(HookPoint.attnScores(state.layer())),
                        state.head()));
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
                                reading.tokens().get(key),
                                "weight",
                                Numbers.picture(p.weight(query, key))));
        if (next.isEmpty()) {
            return Message.of("attention.description.reader", words.toArray());
        }
        NextToken best = next.get(0);
        words.addAll(
                List.of(
                        "next",
                        TokenText.visible(best.text()),
                        "probability",
                        Numbers.percent(best.probability())));
        return Message.of("attention.description", words.toArray());
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
        String hidden = key > query ? "attention.cell.masked" : "attention.cell.far";
        return Message.of(
                Double.isNaN(weight) ? hidden : "attention.cell",
                "query",
                query,
                "query-token",
                reading.tokens().get(query),
                "key",
                key,
                "key-token",
                reading.tokens().get(key),
                "weight",
                Numbers.picture(weight));
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
}
