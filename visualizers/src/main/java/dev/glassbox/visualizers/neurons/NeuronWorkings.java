package dev.glassbox.visualizers.neurons;

import dev.glassbox.visualizers.api.Message;
import dev.glassbox.visualizers.api.Workings;
import dev.glassbox.visualizers.scale.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One neuron's activation at one position taken apart. */
final class NeuronWorkings {
    private NeuronWorkings() {}

    static Workings of(
            NeuronsState state,
            NeuronsFrame.Layer layer,
            Optional<Curve> curve,
            int at,
            List<String> tokens) {
        double pre = layer.pre()[at];
        double post = layer.post()[at];
        List<Workings.Step> steps = new ArrayList<>();
        steps.add(
                new Workings.Step(
                        Message.of("neurons.work.pre"),
                        Message.of("neurons.work.pre.words", "neuron", layer.neuron()),
                        List.of(
                                "x=\\mathbf w_{%d}\\cdot\\mathbf n+b=%s"
                                        .formatted(layer.neuron(), tex(pre)))));
        Optional<Workings.Check> check = Optional.empty();
        if (curve.isPresent()) {
            Curve f = curve.get();
            double value = f.at(pre);
            steps.add(
                    new Workings.Step(
                            Message.of("neurons.work.curve", "curve", f.label()),
                            Message.of("neurons.work.curve.words", "curve", f.label()),
                            List.of(
                                    "f(x)=" + f.latex(),
                                    "f(%s)=\\paint{accent}{\\mathbf{%s}}"
                                            .formatted(tex(pre), tex(value)))));
            double plain = value;
            if (layer.gated()) {
                plain = value * layer.linear()[at];
                steps.add(
                        new Workings.Step(
                                Message.of("neurons.work.gate"),
                                Message.of("neurons.work.gate.words"),
                                List.of(
                                        "f(x)\\cdot u=%s\\cdot(%s)=%s"
                                                .formatted(
                                                        tex(value),
                                                        tex(layer.linear()[at]),
                                                        tex(plain)))));
            }
            check =
                    Optional.of(
                            new Workings.Check(
                                    post,
                                    plain,
                                    NeuronsFrame.TOLERANCE * Math.max(1, Math.abs(post))));
        } else {
            steps.add(
                    new Workings.Step(
                            Message.of("neurons.work.unknown"),
                            Message.of("neurons.work.unknown.words"),
                            List.of()));
        }
        return new Workings(
                Message.of(
                        "neurons.work.title",
                        "neuron",
                        layer.neuron(),
                        "token",
                        tokens.get(at),
                        "position",
                        at),
                Message.of("neurons.work.value", "value", Numbers.exact((float) post)),
                steps,
                check,
                List.of(
                        new Workings.Source(
                                Message.of("neurons.source.norm", "layer", state.layer()),
                                "norm",
                                Map.of(
                                        "model",
                                        state.model(),
                                        "prompt",
                                        state.prompt(),
                                        "layer",
                                        state.layer(),
                                        "place",
                                        "ln2",
                                        "position",
                                        at))));
    }

    private static String tex(double value) {
        String text = Numbers.picture(value).replace('−', '-').replace("∞", "\\infty ");
        int e = text.indexOf('e');
        return e < 0 ? text : text.substring(0, e) + "\\times 10^{" + text.substring(e + 1) + "}";
    }
}
