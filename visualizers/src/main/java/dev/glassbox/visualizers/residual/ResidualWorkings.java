package dev.glassbox.visualizers.residual;

import dev.glassbox.visualizers.api.Message;
import dev.glassbox.visualizers.api.Workings;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One part of the picture taken apart. */
final class ResidualWorkings {
    /** One float32 addition lies between what is compared, relative to its size. */
    private static final double TOLERANCE = 1e-5;

    private final ResidualState state;
    private final ResidualAnswer data;
    private final Path path;
    private final List<String> tokens;

    ResidualWorkings(ResidualState state, ResidualAnswer data, Path path, List<String> tokens) {
        this.state = state;
        this.data = data;
        this.path = path;
        this.tokens = tokens;
    }

    /** The chosen row; empty if the picture has no such row. */
    Optional<Workings> of(int part, Optional<Attribution> attribution) {
        if (state.show() == ResidualState.Picture.PATH) {
            return part < path.steps().size()
                    ? Optional.of(addition(path.steps().get(part), path.labels().get(part)))
                    : Optional.empty();
        }
        return attribution
                .filter(a -> part < a.parts().size())
                .map(a -> share(a, a.parts().get(part)));
    }

    private Workings addition(Step step, Message label) {
        int at = path.position();
        double added = step.added()[at];
        double before = step.before()[at];
        double after = step.after()[at];
        List<Workings.Step> steps = new ArrayList<>();
        steps.add(
                new Workings.Step(
                        Message.of("residual.work.length"),
                        Message.of("residual.work.length.words", "width", step.written().length),
                        List.of(
                                "\\lVert\\mathbf a\\rVert=\\sqrt{\\sum_{i=0}^{%d}a_i^2}"
                                        .formatted(step.written().length - 1),
                                "=\\sqrt{%s}=%s"
                                        .formatted(squares(step.written()), strong(added)))));
        Optional<Workings.Check> check = Optional.empty();
        if (before > 0) {
            double dot = dot(step.written(), step.stream());
            steps.add(
                    new Workings.Step(
                            Message.of("residual.work.cosine"),
                            Message.of("residual.work.cosine.words"),
                            List.of(
                                    "\\cos=\\frac{\\mathbf a\\cdot\\mathbf x}{\\lVert\\mathbf"
                                            + " a\\rVert\\,\\lVert\\mathbf x\\rVert}"
                                            + "=\\frac{%s}{%s\\cdot %s}=%s"
                                                    .formatted(
                                                            tex(dot),
                                                            tex(added),
                                                            tex(before),
                                                            strong(step.cosine()[at])))));
            double plain = Math.sqrt(before * before + 2 * dot + added * added);
            steps.add(
                    new Workings.Step(
                            Message.of("residual.work.after"),
                            Message.of("residual.work.after.words"),
                            List.of(
                                    "\\lVert\\mathbf x+\\mathbf a\\r"
                                            + "Vert=\\sqrt{\\lVert\\mathbf x\\r"
                                            + "Vert^2+2\\,\\mathbf x\\cdot\\mathbf a+\\lVert\\mathbf"
                                            + " a\\r"
                                            + "Vert^2}",
                                    "=\\sqrt{%s^2+2\\cdot(%s)+%s^2}=%s"
                                            .formatted(
                                                    tex(before),
                                                    tex(dot),
                                                    tex(added),
                                                    strong(plain)))));
            check = Optional.of(new Workings.Check(after, plain, TOLERANCE * Math.max(1, after)));
        }
        return new Workings(
                Message.of("residual.work.title", "part", step.name(), "token", tokens.get(at)),
                Message.of(
                        "residual.work.value",
                        "added",
                        Numbers.exact(added),
                        "width",
                        step.written().length),
                steps,
                check,
                sources(
                        step.kind() == Step.Kind.ATTENTION,
                        step.kind() == Step.Kind.MLP,
                        step.layer(),
                        0));
    }

    private Workings share(Attribution a, Part part) {
        double scale = data.scale().orElse(Double.NaN);
        String w = a.against().isEmpty() ? "\\mathbf w" : "(\\mathbf w_1-\\mathbf w_2)";
        List<Workings.Step> steps = new ArrayList<>();
        boolean constant = part.name().equals("constant");
        steps.add(
                new Workings.Step(
                        Message.of("residual.work.direction"),
                        Message.of(
                                constant
                                        ? "residual.work.constant.words"
                                        : "residual.work.direction.words",
                                "answer",
                                TokenText.visible(a.answer())),
                        constant
                                ? List.of()
                                : List.of(
                                        "\\frac{%s\\cdot\\mathbf a}{s}=\\frac{%s}{%s}=%s"
                                                .formatted(
                                                        w,
                                                        tex(part.value() * scale),
                                                        tex(scale),
                                                        strong(part.value())))));
        steps.add(
                new Workings.Step(
                        Message.of("residual.work.sum"),
                        Message.of("residual.work.sum.words", "count", a.parts().size()),
                        List.of(
                                "\\sum_{\\text{parts}}=%s\\qquad\\text{logit}=%s"
                                        .formatted(tex(a.sum()), tex(a.logit())))));
        return new Workings(
                Message.of(
                        "residual.work.share.title",
                        "part",
                        part.name(),
                        "answer",
                        TokenText.visible(a.answer())),
                Message.of("residual.work.share", "value", Numbers.exact(part.value())),
                steps,
                Optional.of(check(a, part)),
                sources(
                        part.isHead() || part.name().endsWith("attn.bias"),
                        part.isMlp(),
                        part.layer(),
                        Math.max(0, part.head())));
    }

    /**
     * What the layer's hook itself gives in plain doubles: of a head, that of all heads together;
     * of the constant, the whole sum.
     */
    private Workings.Check check(Attribution a, Part part) {
        double[] plain = data.logit().orElseThrow().plain();
        for (int i = 0; i < plain.length; i++) {
            Step step = path.steps().get(i);
            boolean attention = step.kind() == Step.Kind.ATTENTION && step.layer() == part.layer();
            if (attention && !part.isMlp() && part.layer() >= 0) {
                double all =
                        a.parts().stream()
                                .filter(p -> p.layer() == part.layer() && !p.isMlp())
                                .mapToDouble(Part::value)
                                .sum();
                return new Workings.Check(all, plain[i], a.tolerance());
            }
            if (step.name().equals(part.name())) {
                return new Workings.Check(part.value(), plain[i], a.tolerance());
            }
        }
        return new Workings.Check(a.logit(), a.sum(), a.tolerance());
    }

    private List<Workings.Source> sources(boolean attention, boolean mlp, int layer, int head) {
        if (attention) {
            return List.of(
                    new Workings.Source(
                            Message.of("residual.source.attention", "layer", layer, "head", head),
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
        if (mlp) {
            return List.of(
                    new Workings.Source(
                            Message.of("residual.source.neurons", "layer", layer),
                            "neurons",
                            Map.of(
                                    "model",
                                    state.model(),
                                    "prompt",
                                    state.prompt(),
                                    "layer",
                                    layer,
                                    "position",
                                    path.position())));
        }
        return List.of();
    }

    private static String squares(float[] a) {
        StringBuilder sum = new StringBuilder();
        int last = a.length - 1;
        for (int i = 0; i <= last; i++) {
            if (i < 2 || i == last) {
                sum.append(i == 0 ? "" : "+").append("(").append(tex(a[i])).append(")^2");
            } else if (i == 2) {
                sum.append("+\\cdots");
            }
        }
        return sum.toString();
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    private static String strong(double value) {
        return "\\paint{accent}{\\mathbf{" + tex(value) + "}}";
    }

    /** A number with three digits as LaTeX. */
    static String tex(double value) {
        String text = Numbers.picture(value).replace('−', '-').replace("∞", "\\infty ");
        int e = text.indexOf('e');
        return e < 0 ? text : text.substring(0, e) + "\\times 10^{" + text.substring(e + 1) + "}";
    }
}
