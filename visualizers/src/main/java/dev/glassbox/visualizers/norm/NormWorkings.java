package dev.glassbox.visualizers.norm;

import dev.glassbox.visualizers.api.Message;
import dev.glassbox.visualizers.api.Workings;
import dev.glassbox.visualizers.scale.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One number of a normalised vector taken apart. */
final class NormWorkings {
    private final NormState state;
    private final NormStep own;
    private final String hook;
    private final int position;
    private final List<String> tokens;

    NormWorkings(NormState state, NormStep own, String hook, int position, List<String> tokens) {
        this.state = state;
        this.own = own;
        this.hook = hook;
        this.position = position;
        this.tokens = tokens;
    }

    Workings of(int i, double[] engine, NormStep whatIf) {
        int n = own.x().length;
        List<Workings.Step> steps = new ArrayList<>();
        if (!own.rms()) {
            steps.add(
                    new Workings.Step(
                            Message.of("norm.work.mean"),
                            Message.of("norm.work.mean.words", "width", n),
                            List.of(
                                    "\\mu=\\frac1{%d}\\sum_{j=0}^{%d}x_j=\\frac{%s}{%d}=%s"
                                            .formatted(
                                                    n,
                                                    n - 1,
                                                    sum(own.x(), false),
                                                    n,
                                                    strong(own.mean())))));
        }
        String squares = sum(own.centered(), true);
        steps.add(
                new Workings.Step(
                        Message.of(own.rms() ? "norm.work.square" : "norm.work.variance"),
                        Message.of(
                                own.rms() ? "norm.work.square.words" : "norm.work.variance.words",
                                "width",
                                n),
                        List.of(
                                own.rms()
                                        ? "q=\\frac1{%d}\\sum_j x_j^2=\\frac{%s}{%d}=%s"
                                                .formatted(n, squares, n, strong(own.variance()))
                                        : "\\sigma^2=\\frac1{%d}\\sum_j(x_j-\\mu)^2=\\frac{%s}{%d}=%s"
                                                .formatted(
                                                        n, squares, n, strong(own.variance())))));
        steps.add(
                new Workings.Step(
                        Message.of("norm.work.scale"),
                        Message.of("norm.work.scale.words"),
                        List.of(
                                "s=\\sqrt{%s+\\varepsilon}=\\sqrt{%s+%s}=%s"
                                        .formatted(
                                                own.rms() ? "q" : "\\sigma^2",
                                                tex(own.variance()),
                                                tex(own.epsilon()),
                                                strong(own.scale())))));
        steps.add(
                new Workings.Step(
                        Message.of("norm.work.divide"),
                        Message.of("norm.work.divide.words"),
                        List.of(
                                own.rms()
                                        ? "n_{%d}=\\frac{x_{%d}}{s}=\\frac{%s}{%s}=%s"
                                                .formatted(
                                                        i,
                                                        i,
                                                        tex(own.x()[i]),
                                                        tex(own.scale()),
                                                        strong(own.normalized()[i]))
                                        : "n_{%d}=\\frac{x_{%d}-\\mu}{s}=\\frac{%s-(%s)}{%s}=%s"
                                                .formatted(
                                                        i,
                                                        i,
                                                        tex(own.x()[i]),
                                                        tex(own.mean()),
                                                        tex(own.scale()),
                                                        strong(own.normalized()[i])))));
        steps.add(
                new Workings.Step(
                        Message.of("norm.work.other"),
                        Message.of(whatIf.rms() ? "norm.work.other.rms" : "norm.work.other.layer"),
                        List.of(
                                "\\frac{%s}{%s}=%s"
                                        .formatted(
                                                tex(whatIf.centered()[i]),
                                                tex(whatIf.scale()),
                                                tex(whatIf.normalized()[i])))));
        return new Workings(
                Message.of("norm.work.title", "i", i, "token", tokens.get(position)),
                Message.of(
                        "norm.work.value", "value", Numbers.exact((float) engine[i]), "hook", hook),
                steps,
                Optional.of(
                        new Workings.Check(
                                engine[i], own.normalized()[i], NormFrame.tolerance(engine))),
                List.of(
                        new Workings.Source(
                                Message.of("norm.source.residual", "position", position),
                                "residual",
                                Map.of(
                                        "model",
                                        state.model(),
                                        "prompt",
                                        state.prompt(),
                                        "position",
                                        position))));
    }

    private static String sum(double[] values, boolean squared) {
        StringBuilder sum = new StringBuilder();
        int last = values.length - 1;
        for (int j = 0; j <= last; j++) {
            if (j < 2 || j == last) {
                String term = "(" + tex(values[j]) + ")" + (squared ? "^2" : "");
                sum.append(j == 0 ? "" : "+").append(term);
            } else if (j == 2) {
                sum.append("+\\cdots");
            }
        }
        return sum.toString();
    }

    private static String strong(double value) {
        return "\\paint{accent}{\\mathbf{" + tex(value) + "}}";
    }

    private static String tex(double value) {
        String text = Numbers.picture(value).replace('−', '-').replace("∞", "\\infty ");
        int e = text.indexOf('e');
        return e < 0 ? text : text.substring(0, e) + "\\times 10^{" + text.substring(e + 1) + "}";
    }
}
