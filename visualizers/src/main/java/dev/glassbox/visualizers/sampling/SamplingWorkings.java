package dev.glassbox.visualizers.sampling;

import dev.glassbox.runtime.sampling.NextTokens;
import dev.glassbox.runtime.sampling.SamplingConfig;
import dev.glassbox.visualizers.api.Message;
import dev.glassbox.visualizers.api.Workings;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One token's probability taken apart. */
final class SamplingWorkings {
    private SamplingWorkings() {}

    static Workings of(
            int id, SamplingState state, NextAnswer data, Stages stages, NextTokens next) {
        SamplingConfig config = state.sampling();
        String token = TokenText.visible(data.pass().tokenizer().tokenText(id));
        double left = next.probabilities()[id];
        List<Workings.Step> steps = new ArrayList<>();
        steps.add(
                new Workings.Step(
                        Message.of("sampling.workings.logit"),
                        Message.of("sampling.workings.logit.words", "token", token),
                        List.of("z = " + latex(stages.logits()[id]))));
        if (stages.penalised()[id] != stages.logits()[id]) {
            steps.add(
                    new Workings.Step(
                            Message.of("sampling.workings.penalty"),
                            Message.of(
                                    "sampling.workings.penalty.words",
                                    "repetition",
                                    Numbers.fixed(config.repetitionPenalty(), 2),
                                    "presence",
                                    Numbers.fixed(config.presencePenalty(), 2),
                                    "frequency",
                                    Numbers.fixed(config.frequencyPenalty(), 2)),
                            List.of("z' = " + latex(stages.penalised()[id]))));
        }
        steps.add(
                new Workings.Step(
                        Message.of("sampling.workings.temperature"),
                        Message.of("sampling.workings.temperature.words"),
                        List.of(
                                "x = \\frac{z}{T} = \\frac{"
                                        + latex(stages.penalised()[id])
                                        + "}{"
                                        + latex(config.temperature())
                                        + "} = "
                                        + latex(stages.scaled()[id]))));
        double largest = Arrays.stream(stages.scaled()).max().orElseThrow();
        steps.add(
                new Workings.Step(
                        Message.of("sampling.workings.exp"),
                        Message.of("sampling.workings.exp.words"),
                        List.of(
                                "e^{x - x_{max}} = e^{"
                                        + latex(stages.scaled()[id])
                                        + (largest < 0 ? " + " : " - ")
                                        + latex(Math.abs(largest))
                                        + "} = "
                                        + latex(stages.exponentials()[id]))));
        steps.add(
                new Workings.Step(
                        Message.of("sampling.workings.share"),
                        Message.of(
                                "sampling.workings.share.words",
                                "vocabulary",
                                stages.logits().length),
                        List.of(
                                "p = \\frac{e^{x - x_{max}}}{\\sum_j e^{x_j - x_{max}}} = \\frac{"
                                        + latex(stages.exponentials()[id])
                                        + "}{"
                                        + latex(stages.sum())
                                        + "} = "
                                        + latex(stages.p()[id]))));
        if (left != stages.p()[id]) {
            steps.add(rules(id, stages, next, left));
        }
        return new Workings(
                Message.of("sampling.workings.title", "token", token),
                Message.of("sampling.workings.value", "p", Numbers.exact(left)),
                steps,
                Optional.empty(),
                List.of(
                        new Workings.Source(
                                Message.of("sampling.workings.source"),
                                "lens",
                                Map.of("model", state.model(), "prompt", text(state, data)))));
    }

    private static Workings.Step rules(int id, Stages stages, NextTokens next, double left) {
        double kept = 0;
        for (int other = 0; other < stages.p().length; other++) {
            kept += next.probabilities()[other] > 0 ? stages.p()[other] : 0;
        }
        return new Workings.Step(
                Message.of("sampling.workings.rules"),
                Message.of(
                        left == 0 ? "sampling.workings.rules.cut" : "sampling.workings.rules.words",
                        "mass",
                        Numbers.percent(kept)),
                left == 0
                        ? List.of("p' = 0")
                        : List.of(
                                "p' = \\frac{p}{\\sum_{kept} p_j} = \\frac{"
                                        + latex(stages.p()[id])
                                        + "}{"
                                        + latex(kept)
                                        + "} = "
                                        + latex(left)));
    }

    /** The text read, as far as text can say it. */
    private static String text(SamplingState state, NextAnswer data) {
        int[] written = state.written().stream().mapToInt(Integer::intValue).toArray();
        return state.prompt() + data.pass().tokenizer().decode(written);
    }

    private static String latex(double value) {
        String number = Numbers.reading(value).replace('−', '-');
        int e = number.indexOf('e');
        return e < 0
                ? number
                : number.substring(0, e) + " \\cdot 10^{" + number.substring(e + 1) + "}";
    }
}
