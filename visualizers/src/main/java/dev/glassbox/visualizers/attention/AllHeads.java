package dev.glassbox.visualizers.attention;

import dev.glassbox.visualizers.api.Message;
import dev.glassbox.visualizers.api.Workings;
import dev.glassbox.visualizers.scale.Numbers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One cell of a layer's heads in one: their weights, and what is made of them. */
final class AllHeads {
    /** More heads than this are written with their end left open. */
    private static final int WRITTEN = 8;

    private AllHeads() {}

    static Workings workings(
            AttentionState state,
            AttentionState.Cell cell,
            List<HeadPattern> heads,
            Reading reading) {
        double[] weights =
                heads.stream().mapToDouble(head -> head.weight(cell.query(), cell.key())).toArray();
        boolean mean = state.look().show() == Look.Show.MEAN;
        HeadPattern together = HeadPattern.together(heads, state.look().show());
        double value = together.weight(cell.query(), cell.key());
        boolean masked = Double.isNaN(value);
        Message title =
                Message.of(
                        "attention.inspect.title",
                        "query",
                        cell.query(),
                        "query-token",
                        reading.tokens().get(cell.query()),
                        "key",
                        cell.key(),
                        "key-token",
                        reading.keys().get(cell.key()));
        Workings.Step step =
                new Workings.Step(
                        Message.of(mean ? "attention.together.mean" : "attention.together.max"),
                        Message.of(
                                mean
                                        ? "attention.together.mean.words"
                                        : "attention.together.max.words",
                                "count",
                                heads.size()),
                        masked
                                ? List.of()
                                : mean
                                        ? meanFormulas(weights, value)
                                        : maxFormulas(weights, value));
        return new Workings(
                title,
                Message.of(
                        masked ? "attention.together.masked" : "attention.together.value",
                        "weight",
                        Numbers.exact(value)),
                List.of(step),
                Optional.empty(),
                IntStream.range(0, heads.size())
                        .mapToObj(head -> source(state, cell, head, weights[head]))
                        .toList());
    }

    private static Workings.Source source(
            AttentionState state, AttentionState.Cell cell, int head, double weight) {
        Message words =
                Message.of(
                        "attention.together.head",
                        "head",
                        head,
                        "weight",
                        Double.isNaN(weight) ? PatternTable.MASKED : Numbers.picture(weight));
        return new Workings.Source(
                words, "attention", state.withHead(head).inspecting(cell.query(), cell.key()));
    }

    private static List<String> meanFormulas(double[] weights, double mean) {
        return List.of(
                "\\bar a_{i,j} = \\frac{1}{H}\\sum_{h=0}^{H-1} a^{(h)}_{i,j}",
                "\\frac{" + written(weights, " + ") + "}{" + weights.length + "} = " + latex(mean));
    }

    private static List<String> maxFormulas(double[] weights, double max) {
        return List.of(
                "\\hat a_{i,j} = \\max_{h}\\; a^{(h)}_{i,j}",
                "\\max(" + written(weights, ",\\; ") + ") = " + latex(max));
    }

    private static String written(double[] weights, String between) {
        String all =
                java.util.Arrays.stream(weights)
                        .limit(WRITTEN)
                        .mapToObj(AllHeads::latex)
                        .collect(Collectors.joining(between));
        return weights.length > WRITTEN ? all + between + "\\dots" : all;
    }

    private static String latex(double value) {
        return Formulas.tex(value);
    }
}
