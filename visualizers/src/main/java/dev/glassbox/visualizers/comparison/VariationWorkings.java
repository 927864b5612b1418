package dev.glassbox.visualizers.comparison;

import dev.glassbox.visualizers.api.Message;
import dev.glassbox.visualizers.api.Workings;
import dev.glassbox.visualizers.scale.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The total variation with the largest differences filled in. */
final class VariationWorkings {
    private static final int TERMS = 4;

    private VariationWorkings() {}

    static Workings of(ComparisonState state, Alignment all) {
        List<Alignment.Row> largest = all.rows().stream().limit(TERMS).toList();
        StringBuilder sum = new StringBuilder("\\frac{1}{2} ( ");
        double rest = 2 * all.totalVariation();
        List<String> formulas = new ArrayList<>();
        formulas.add("TV = \\frac{1}{2} \\sum_i |a_i - b_i|");
        for (Alignment.Row row : largest) {
            double difference = Math.abs(row.difference());
            rest -= difference;
            sum.append(number(difference)).append(" + ");
            formulas.add(
                    "|"
                            + number(Double.isNaN(row.a()) ? 0 : row.a())
                            + " - "
                            + number(Double.isNaN(row.b()) ? 0 : row.b())
                            + "| = "
                            + number(difference));
        }
        sum.append(number(Math.max(0, rest))).append(" ) = ");
        formulas.add(sum.append(number(all.totalVariation())).toString());
        Workings.Step step =
                new Workings.Step(
                        Message.of("comparison.how.sum"),
                        Message.of("comparison.how.sum.words", "count", largest.size()),
                        formulas);
        return new Workings(
                Message.of("comparison.how"),
                Message.of("comparison.how.value", "tv", Numbers.exact(all.totalVariation())),
                List.of(step),
                Optional.empty(),
                List.of(
                        source("comparison.how.a", state.model(), state.prompt(), state),
                        source(
                                "comparison.how.b",
                                state.otherModel(),
                                state.otherPrompt(),
                                state)));
    }

    private static Workings.Source source(
            String words, String model, String prompt, ComparisonState state) {
        return new Workings.Source(
                Message.of(words),
                "attention",
                Map.of(
                        "model",
                        model,
                        "prompt",
                        prompt,
                        "layer",
                        state.layer(),
                        "head",
                        state.head()));
    }

    /** As LaTeX takes it. */
    private static String number(double value) {
        return Numbers.formula(value);
    }
}
