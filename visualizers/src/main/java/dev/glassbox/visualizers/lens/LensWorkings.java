package dev.glassbox.visualizers.lens;

import dev.glassbox.runtime.analysis.LogitLens;
import dev.glassbox.visualizers.api.Message;
import dev.glassbox.visualizers.api.Workings;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One cell of the lens taken apart. */
final class LensWorkings {
    /** Two passes in float32, one fused and one read in steps, and two softmaxes lie between. */
    static final double TOLERANCE = 1e-5;

    private LensWorkings() {}

    static Workings of(
            LensState state,
            LensAnswer data,
            int stage,
            int position,
            String answer,
            List<String> tokens) {
        LogitLens.Cell cell = data.lens().cells().get(stage).get(position);
        String hook = data.lens().stages().get(stage).name();
        int layers = data.lens().stages().size() - 1;
        boolean own = stage == layers && position == tokens.size() - 1 && data.writesOn();
        String x = "\\mathbf x_{%d}".formatted(position);
        List<Workings.Step> steps =
                List.of(
                        new Workings.Step(
                                Message.of("lens.work.read"),
                                Message.of("lens.work.read.words", "hook", hook),
                                List.of()),
                        new Workings.Step(
                                Message.of("lens.work.norm"),
                                Message.of("lens.work.norm.words"),
                                List.of(
                                        "\\mathbf n=\\mathrm{norm}_{\\mathrm{final}}(%s)"
                                                .formatted(x))),
                        new Workings.Step(
                                Message.of("lens.work.unembed"),
                                Message.of(
                                        "lens.work.unembed.words",
                                        "vocabulary",
                                        data.pass().config().dVocab()),
                                List.of(
                                        "p(v)=\\frac{e^{\\mathbf w_v\\cdot\\mathbf"
                                                + " n}}{\\sum_u e^{\\mathbf w_u\\cdot\\mathbf n}}",
                                        "p=\\paint{accent}{\\mathbf{%s}},\\quad \\mathrm{rank}=%d"
                                                .formatted(tex(cell.p()), cell.rank()))),
                        new Workings.Step(
                                Message.of("lens.work.far"),
                                Message.of("lens.work.far.words"),
                                List.of(
                                        "D_{\\mathrm{KL}}(p_{\\mathrm{last}}\\,\\Vert\\,p)=%s"
                                                .formatted(tex(cell.divergence())))));
        Optional<Workings.Check> check =
                own
                        ? Optional.of(
                                new Workings.Check(cell.p(), data.own(cell.answer()), TOLERANCE))
                        : Optional.empty();
        return new Workings(
                Message.of(
                        stage == 0 ? "lens.work.title.embedding" : "lens.work.title",
                        "block",
                        stage - 1,
                        "token",
                        tokens.get(position),
                        "position",
                        position),
                Message.of(
                        "lens.work.value",
                        "answer",
                        TokenText.visible(answer),
                        "p",
                        Numbers.exact(cell.p()),
                        "rank",
                        cell.rank()),
                steps,
                check,
                List.of(
                        new Workings.Source(
                                Message.of("lens.source.residual", "position", position),
                                "residual",
                                Map.of(
                                        "model",
                                        state.model(),
                                        "prompt",
                                        state.prompt(),
                                        "position",
                                        position))));
    }

    private static String tex(double value) {
        String text = Numbers.picture(value).replace('−', '-').replace("∞", "\\infty ");
        int e = text.indexOf('e');
        return e < 0 ? text : text.substring(0, e) + "\\times 10^{" + text.substring(e + 1) + "}";
    }
}
