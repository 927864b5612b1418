package dev.glassbox.visualizers.comparison;

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
import java.util.function.ToDoubleFunction;

/**
 * Two passes laid over each other.
 *
 * @param description the whole picture in words; where there is none, why
 * @param facts {@code next-token-a}, {@code next-token-b}, {@code same}, {@code total-variation},
 *     {@code largest-difference-token}
 * @param models the ids that can be chosen
 * @param shape layers and heads that both have
 * @param next the tokens that differ most, and the likeliest of both
 * @param verdict both likeliest tokens
 * @param figures how far the distributions are from each other
 * @param notice what cannot be compared, if anything
 * @param a A's pattern, where it is shown and there
 * @param b B's pattern
 * @param difference B's weights less A's, where there are as many tokens
 * @param absence why there is no picture, if so
 * @param workings the total variation taken apart
 * @param tables {@code next}; with patterns {@code patterns} before it
 */
public record ComparisonFrame(
        Message description,
        Map<String, String> facts,
        List<String> models,
        Shape shape,
        List<Candidate> next,
        Message verdict,
        Message figures,
        Optional<Message> notice,
        Optional<Pattern> a,
        Optional<Pattern> b,
        Optional<double[]> difference,
        Optional<Message> absence,
        Workings workings,
        List<FrameTable> tables)
        implements VisualizerFrame {
    private static final int NEXT_TOKENS = 12;
    private static final int TABLE_ROWS = 40;

    public ComparisonFrame {
        facts = Map.copyOf(facts);
        models = List.copyOf(models);
        next = List.copyOf(next);
        tables = List.copyOf(tables);
    }

    /** How many layers and heads can be compared. */
    public record Shape(int layers, int heads) {}

    /** One token's probability in both; NaN where a vocabulary lacks it. */
    public record Candidate(String text, double a, double b, double difference) {}

    static ComparisonFrame of(ComparisonState state, ComparisonAnswer data) {
        Alignment all = Alignment.of(data.a(), data.b());
        Alignment.Row bestA = best(all, Alignment.Row::a);
        Alignment.Row bestB = best(all, Alignment.Row::b);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("next-token-a", bestA.text());
        facts.put("next-token-b", bestB.text());
        facts.put("same", String.valueOf(bestA.text().equals(bestB.text())));
        facts.put("total-variation", Numbers.reading(all.totalVariation()));
        facts.put("largest-difference-token", all.rows().get(0).text());
        Shape shape =
                new Shape(
                        Math.min(data.a().config().nLayers(), data.b().config().nLayers()),
                        Math.min(data.a().config().nHeads(), data.b().config().nHeads()));
        boolean patterns = state.shown() == Shown.PATTERN;
        Optional<Pattern> a =
                patterns ? Pattern.of(data.a(), state.layer(), state.head()) : Optional.empty();
        Optional<Pattern> b =
                patterns ? Pattern.of(data.b(), state.layer(), state.head()) : Optional.empty();
        Optional<double[]> difference = a.flatMap(one -> b.flatMap(one::to));
        Object[] words = words(state, data, all, bestA, bestB);
        Optional<Message> absence =
                patterns && (a.isEmpty() || b.isEmpty())
                        ? Optional.of(Message.of("comparison.absent", words))
                        : Optional.empty();
        List<FrameTable> tables = new ArrayList<>();
        a.ifPresent(one -> b.ifPresent(two -> tables.add(patternTable(one, two))));
        if (absence.isEmpty()) {
            tables.add(nextTable(all));
        }
        return new ComparisonFrame(
                absence.orElse(
                        Message.of(
                                patterns
                                        ? "comparison.description.pattern"
                                        : "comparison.description",
                                words)),
                facts,
                data.models(),
                shape,
                next(all, bestA, bestB),
                Message.of(
                        bestA.text().equals(bestB.text())
                                ? "comparison.verdict.same"
                                : "comparison.verdict",
                        words),
                Message.of(
                        all.sameVocabulary() ? "comparison.figures" : "comparison.figures.texts",
                        words),
                notice(patterns, all, difference, words),
                a,
                b,
                difference,
                absence,
                VariationWorkings.of(state, all),
                tables);
    }

    private static Optional<Message> notice(
            boolean patterns, Alignment all, Optional<double[]> difference, Object[] words) {
        if (patterns) {
            return difference.isPresent()
                    ? Optional.empty()
                    : Optional.of(Message.of("comparison.notice.lengths", words));
        }
        return all.sameVocabulary()
                ? Optional.empty()
                : Optional.of(Message.of("comparison.notice.vocabulary", words));
    }

    /** The likeliest; NaN is a token that this side does not know, or no number at all. */
    private static Alignment.Row best(Alignment all, ToDoubleFunction<Alignment.Row> side) {
        Alignment.Row best = all.rows().get(0);
        for (Alignment.Row row : all.rows()) {
            double share = side.applyAsDouble(row);
            if (share > side.applyAsDouble(best) || Double.isNaN(side.applyAsDouble(best))) {
                best = row;
            }
        }
        return best;
    }

    private static Object[] words(
            ComparisonState state,
            ComparisonAnswer data,
            Alignment all,
            Alignment.Row bestA,
            Alignment.Row bestB) {
        return new Object[] {
            "a", TokenText.visible(bestA.text()),
            "a-p", Numbers.percent(bestA.a()),
            "b", TokenText.visible(bestB.text()),
            "b-p", Numbers.percent(bestB.b()),
            "moved", Numbers.percent(all.totalVariation()),
            "kl", Numbers.picture(all.divergence()),
            "kl-back", Numbers.picture(all.divergenceBack()),
            "common", all.common(),
            "only-a", all.onlyA(),
            "only-b", all.onlyB(),
            "mass-a", Numbers.percent(all.massOnlyA()),
            "mass-b", Numbers.percent(all.massOnlyB()),
            "layer", state.layer(),
            "head", state.head(),
            "tokens-a", data.a().tokens().size(),
            "tokens-b", data.b().tokens().size(),
            "layers-a", data.a().config().nLayers(),
            "layers-b", data.b().config().nLayers(),
            "heads-a", data.a().config().nHeads(),
            "heads-b", data.b().config().nHeads()
        };
    }

    /** Those that differ most; the likeliest of both are among them. */
    private static List<Candidate> next(Alignment all, Alignment.Row bestA, Alignment.Row bestB) {
        List<Alignment.Row> rows = new ArrayList<>(all.rows().stream().limit(NEXT_TOKENS).toList());
        for (Alignment.Row best : List.of(bestA, bestB)) {
            if (!rows.contains(best)) {
                rows.add(best);
            }
        }
        return rows.stream()
                .map(row -> new Candidate(row.text(), row.a(), row.b(), row.difference()))
                .toList();
    }

    private static FrameTable nextTable(Alignment all) {
        return new FrameTable(
                "next",
                List.of("token", "p_a", "p_b", "difference"),
                all.rows().stream()
                        .limit(TABLE_ROWS)
                        .map(
                                row ->
                                        List.<Object>of(
                                                row.text(),
                                                Double.isNaN(row.a()) ? "" : row.a(),
                                                Double.isNaN(row.b()) ? "" : row.b(),
                                                row.difference()))
                        .toList());
    }

    private static FrameTable patternTable(Pattern a, Pattern b) {
        int size = Math.min(a.size(), b.size());
        List<List<Object>> rows = new ArrayList<>();
        for (int query = 0; query < size; query++) {
            for (int key = 0; key <= query; key++) {
                rows.add(
                        List.of(
                                query + " → " + key,
                                a.at(query, key),
                                b.at(query, key),
                                b.at(query, key) - a.at(query, key)));
            }
        }
        return new FrameTable(
                "patterns", List.of("query → key", "weight_a", "weight_b", "difference"), rows);
    }

    /** The next-token bars in words, for screen readers. */
    String nextInWords() {
        StringBuilder words = new StringBuilder();
        for (Candidate one : next) {
            words.append(words.isEmpty() ? "" : "; ")
                    .append(TokenText.visible(one.text()))
                    .append(' ')
                    .append(Double.isNaN(one.a()) ? "–" : Numbers.percent(one.a()))
                    .append(" | ")
                    .append(Double.isNaN(one.b()) ? "–" : Numbers.percent(one.b()));
        }
        return words.toString();
    }
}
