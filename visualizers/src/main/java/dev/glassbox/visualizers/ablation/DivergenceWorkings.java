package dev.glassbox.visualizers.ablation;

import dev.glassbox.runtime.analysis.DistributionShift;
import dev.glassbox.visualizers.api.Message;
import dev.glassbox.visualizers.api.Workings;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The divergence of the next token's distribution with the numbers filled in. */
final class DivergenceWorkings {
    private static final int TERMS = 3;

    private DivergenceWorkings() {}

    static Workings of(
            AblationState state, AblationAnswer data, DistributionShift shift, Grid grid) {
        float[] before = data.clean().trace().lastLogits();
        int answer = shift.bestBefore();
        String token = TokenText.visible(data.clean().tokenizer().tokenText(answer));
        Workings.Step softmax =
                new Workings.Step(
                        Message.of("ablation.how.softmax"),
                        Message.of("ablation.how.softmax.words", "token", token),
                        List.of(
                                "p_i = \\frac{e^{z_i}}{\\sum_j e^{z_j}}",
                                share("p", before[answer], shift.before(answer)),
                                share("q", data.after()[answer], shift.after(answer))));
        List<Integer> largest =
                IntStream.range(0, before.length)
                        .boxed()
                        .sorted(
                                Comparator.comparingDouble(
                                        (Integer id) -> -Math.abs(term(shift, id))))
                        .limit(TERMS)
                        .toList();
        StringBuilder sum = new StringBuilder("D = ");
        double rest = shift.divergence();
        for (int id : largest) {
            double term = term(shift, id);
            rest -= term;
            sum.append(term < 0 || sum.length() == 4 ? "" : " + ").append(number(term));
        }
        sum.append(rest < 0 ? "" : " + ").append(number(rest)).append(" = ");
        sum.append(number(shift.divergence()));
        List<String> terms = new ArrayList<>();
        terms.add("D_{KL}(p\\,\\|\\,q) = \\sum_i p_i \\ln \\frac{p_i}{q_i}");
        for (int id : largest) {
            terms.add(
                    number(shift.before(id))
                            + " \\ln \\frac{"
                            + number(shift.before(id))
                            + "}{"
                            + number(shift.after(id))
                            + "} = "
                            + number(term(shift, id)));
        }
        terms.add(sum.toString());
        Workings.Step divergence =
                new Workings.Step(
                        Message.of("ablation.how.kl"),
                        Message.of("ablation.how.kl.words", "count", largest.size()),
                        terms);
        return new Workings(
                Message.of("ablation.how"),
                Message.of("ablation.how.value", "kl", Numbers.exact(shift.divergence())),
                List.of(softmax, divergence),
                Optional.empty(),
                sources(state, grid));
    }

    private static double term(DistributionShift shift, int id) {
        double p = shift.before(id);
        return p == 0 ? 0 : p * (Math.log(p) - Math.log(shift.after(id)));
    }

    private static String share(String name, float logit, double probability) {
        return name
                + " = \\frac{e^{"
                + number(logit)
                + "}}{\\sum_j e^{z_j}} = "
                + number(probability);
    }

    /** As LaTeX takes it. */
    private static String number(double value) {
        return Numbers.formula(value);
    }

    private static List<Workings.Source> sources(AblationState state, Grid grid) {
        int layer = 0;
        int head = 0;
        Optional<Part> shown =
                state.off().stream().filter(p -> p.part() == Part.Kind.HEAD).findFirst();
        Part part = shown.orElse(null);
        if (part != null && part.head() != null && part.layer() < grid.layers()) {
            layer = part.layer();
            head = part.head();
        }
        return List.of(
                new Workings.Source(
                        Message.of("ablation.how.attention", "layer", layer, "head", head),
                        "attention",
                        Map.of(
                                "model",
                                state.model(),
                                "prompt",
                                state.prompt(),
                                "layer",
                                layer,
                                "head",
                                head)));
    }
}
