package dev.glassbox.visualizers.modelmap;

import dev.glassbox.visualizers.api.Message;
import dev.glassbox.visualizers.api.Workings;
import dev.glassbox.visualizers.scale.Numbers;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One dot product taken apart: a score of attention, or a logit. */
final class MapWorkings {
    /** What rounding to float32 may cost in one dot product of a few thousand numbers. */
    static final double TOLERANCE = 1e-3;

    /** Terms of a sum that are written out before dots stand for the rest. */
    private static final int TERMS = 3;

    private final ModelMapState state;
    private final MapPath path;
    private final List<String> tokens;
    private final List<Candidate> next;
    private final int token;

    MapWorkings(
            ModelMapState state,
            MapPath path,
            List<String> tokens,
            List<Candidate> next,
            int token) {
        this.state = state;
        this.path = path;
        this.tokens = tokens;
        this.next = next;
        this.token = token;
    }

    Workings of(DotProduct dot) {
        return path.kind() == MapPath.Kind.CELL ? score(dot) : logit(dot);
    }

    private Workings score(DotProduct dot) {
        Object[] names = {
            "query", path.query(), "key", path.key(),
            "query-token", tokens.get(path.query()), "key-token", tokens.get(path.key())
        };
        return new Workings(
                Message.of("modelmap.cell.title", names),
                Message.of(
                        "modelmap.cell.value",
                        "score",
                        Numbers.exact((float) dot.engine()),
                        "weight",
                        Numbers.exact((float) dot.share())),
                List.of(
                        step(
                                "modelmap.cell.dot",
                                names,
                                "q_{%d}\\cdot k_{%d}=\\sum_{c=0}^{%d}q_{%d,c}\\,k_{%d,c}"
                                        .formatted(
                                                path.query(),
                                                path.key(),
                                                dot.left().length - 1,
                                                path.query(),
                                                path.key()),
                                filled(dot)),
                        step(
                                "modelmap.cell.scale",
                                names,
                                "%s\\times %s=%s"
                                        .formatted(
                                                tex(dot.dot()),
                                                tex(dot.factor()),
                                                strong(dot.dot() * dot.factor()))),
                        dot.masked()
                                ? step(
                                        "modelmap.cell.masked",
                                        names,
                                        "s=-\\infty\\;\\Rightarrow\\;a=0")
                                : step(
                                        "modelmap.cell.softmax",
                                        names,
                                        "a=\\frac{e^{s}}{\\sum_j e^{s_j}}",
                                        "e^{%s}\\,/\\,\\textstyle\\sum=%s"
                                                .formatted(
                                                        tex(dot.result()), strong(dot.share())))),
                dot.masked()
                        ? Optional.empty()
                        : Optional.of(
                                new Workings.Check(dot.engine(), dot.result(), tolerance(dot))),
                List.of(
                        new Workings.Source(
                                Message.of("modelmap.cell.source"),
                                "attention",
                                Map.of(
                                        "model",
                                        state.model(),
                                        "prompt",
                                        state.prompt(),
                                        "layer",
                                        path.layer(),
                                        "head",
                                        path.head(),
                                        "cell",
                                        Map.of("query", path.query(), "key", path.key())))));
    }

    private Workings logit(DotProduct dot) {
        String text =
                next.stream()
                        .filter(one -> one.id() == token)
                        .map(Candidate::text)
                        .findFirst()
                        .orElse("");
        Object[] names = {"token", text, "id", token};
        return new Workings(
                Message.of("modelmap.logit.title", names),
                Message.of(
                        "modelmap.logit.value",
                        "logit",
                        Numbers.exact((float) dot.engine()),
                        "probability",
                        Numbers.percent(dot.share())),
                List.of(
                        step(
                                "modelmap.logit.dot",
                                names,
                                "x\\cdot u_t=\\sum_{c=0}^{%d}x_c\\,u_{t,c}"
                                        .formatted(dot.left().length - 1),
                                filled(dot)),
                        step(
                                "modelmap.logit.scale",
                                names,
                                "\\ell_t=\\frac{x\\cdot u_t}{s}+c",
                                "\\frac{%s}{%s}%s=%s"
                                        .formatted(
                                                tex(dot.dot()),
                                                tex(1 / dot.factor()),
                                                signed(dot.constant()),
                                                strong(dot.result()))),
                        step(
                                "modelmap.logit.softmax",
                                names,
                                "p_t=\\frac{e^{\\ell_t}}{\\sum_u e^{\\ell_u}}="
                                        + strong(dot.share()))),
                Optional.of(new Workings.Check(dot.engine(), dot.result(), tolerance(dot))),
                List.of(
                        new Workings.Source(
                                Message.of("modelmap.logit.source"),
                                "modelmap",
                                state.open(MapPath.WHOLE))));
    }

    /** Large results have room for larger errors of rounding. */
    private static double tolerance(DotProduct dot) {
        return TOLERANCE * Math.max(1, Math.abs(dot.result()));
    }

    private static Workings.Step step(String key, Object[] names, String... formulas) {
        return new Workings.Step(
                Message.of(key), Message.of(key + ".words", names), List.of(formulas));
    }

    /** The first terms of the sum, its last, and what they come to. */
    private static String filled(DotProduct dot) {
        StringBuilder sum = new StringBuilder("=");
        int last = dot.left().length - 1;
        for (int i = 0; i <= last; i++) {
            if (i < TERMS - 1 || i == last || last < TERMS) {
                sum.append(i == 0 ? "" : "+")
                        .append(factor(dot.left()[i]))
                        .append("\\cdot ")
                        .append(factor(dot.right()[i]));
            } else if (i == TERMS - 1) {
                sum.append("+\\cdots");
            }
        }
        return sum + "=" + strong(dot.dot());
    }

    private static String signed(double value) {
        String tex = tex(value);
        return tex.startsWith("-") ? tex : "+" + tex;
    }

    private static String factor(double value) {
        String tex = tex(value);
        return tex.startsWith("-") ? "(" + tex + ")" : tex;
    }

    private static String strong(double value) {
        return "\\paint{accent}{\\mathbf{" + tex(value) + "}}";
    }

    /** A number with three digits as LaTeX. */
    private static String tex(double value) {
        String text = Numbers.picture(value).replace('−', '-').replace("∞", "\\infty ");
        if (text.equals("NaN")) {
            return "\\mathrm{NaN}";
        }
        int e = text.indexOf('e');
        return e < 0 ? text : text.substring(0, e) + "\\times 10^{" + text.substring(e + 1) + "}";
    }
}
