package dev.glassbox.visualizers.steering;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.OpenModels;
import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.sampling.GenerationLimits;
import dev.glassbox.runtime.sampling.GenerationListener;
import dev.glassbox.runtime.sampling.GenerationSession;
import dev.glassbox.runtime.sampling.GenerationStep;
import dev.glassbox.runtime.sampling.SamplingConfig;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.Change;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Intervention;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.visualizers.api.Asking;
import dev.glassbox.visualizers.api.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A direction of the residual stream, the difference of its values after two texts, is added at
 * every position (activation addition, Turner et al. 2023, arXiv:2308.10248). The next token is
 * handed on at once, then the texts written on with the direction taken off, without it, and with
 * it, from the same random numbers.
 */
record SteeringQuestion(
        String model,
        String prompt,
        String plus,
        String minus,
        int layer,
        double strength,
        long seed)
        implements Question<SteeringAnswer> {

    /** How many tokens are written on. */
    static final int NEW_TOKENS = 28;

    @Override
    public SteeringAnswer answer(OpenModels models, Asking<SteeringAnswer> asking) {
        HookPoint hook = HookPoint.block(layer, "hook_resid_pre");
        TraceRequest request = new TraceRequest(Set.of(hook), TraceRequest.Logits.LAST);
        TraceAnswer plain = models.trace(model, prompt, request, asking);
        LanguageModel opened = models.get(model);
        if (!opened.writes()) {
            throw Problem.input("analysis.needs-decoder", opened.card().id()).asException();
        }
        TraceAnswer light = without(plain);
        if (!opened.hookPoints().contains(hook)) {
            float[] logits = plain.trace().lastLogits();
            return new SteeringAnswer(light, logits, Optional.empty(), List.of(), true);
        }
        float[] direction =
                difference(
                        last(models.trace(model, plus, request, asking).trace(), hook),
                        last(models.trace(model, minus, request, asking).trace(), hook));
        int[] ids = plain.trace().ids();
        Trace steered = opened.run(ids, request.with(push(hook, direction, strength)), asking);
        SteeringAnswer.Push push = push(direction, last(plain.trace(), hook), last(steered, hook));
        List<SteeringAnswer.Line> lines = new ArrayList<>();
        for (double times : new double[] {-Math.abs(strength), 0, Math.abs(strength)}) {
            asking.soFar(
                    new SteeringAnswer(
                            light, steered.lastLogits(), Optional.of(push), lines, false));
            asking.check();
            lines.add(
                    new SteeringAnswer.Line(
                            times, written(opened, ids, push(hook, direction, times), asking)));
        }
        return new SteeringAnswer(light, steered.lastLogits(), Optional.of(push), lines, true);
    }

    /** What is added where, so many times. */
    static List<Intervention> push(HookPoint hook, float[] direction, double times) {
        Tensor row = Tensor.wrap(direction, new int[] {direction.length}, "d_model");
        return List.of(Intervention.everywhere(hook, new Change.Add(row, (float) times)));
    }

    private String written(
            LanguageModel opened,
            int[] ids,
            List<Intervention> changes,
            Asking<SteeringAnswer> asking) {
        GenerationLimits limits = new GenerationLimits(NEW_TOKENS, opened.description().endIds());
        SamplingConfig config = SamplingConfig.PLAIN.withSeed(seed);
        try (GenerationSession session =
                new GenerationSession(opened, ids, config, limits, changes)) {
            List<GenerationStep> steps = session.play(NEW_TOKENS, GenerationListener.NONE, asking);
            asking.check();
            int[] made = steps.stream().mapToInt(GenerationStep::id).toArray();
            return opened.tokenizer().orElseThrow().decode(made);
        }
    }

    /** The residual of the last position, {@code [d_model]}. */
    private static float[] last(Trace trace, HookPoint hook) {
        return trace.get(hook).row(0, trace.length() - 1);
    }

    private static float[] difference(float[] a, float[] b) {
        float[] difference = new float[a.length];
        for (int i = 0; i < a.length; i++) {
            difference[i] = a[i] - b[i];
        }
        return difference;
    }

    private static SteeringAnswer.Push push(float[] direction, float[] before, float[] after) {
        double dot = 0;
        for (int i = 0; i < direction.length; i++) {
            dot += (double) direction[i] * before[i];
        }
        double lengths = length(direction) * length(before);
        return new SteeringAnswer.Push(
                length(direction), length(before), lengths == 0 ? 0 : dot / lengths, length(after));
    }

    private static double length(float[] vector) {
        double sum = 0;
        for (float number : vector) {
            sum += (double) number * number;
        }
        return Math.sqrt(sum);
    }

    private static TraceAnswer without(TraceAnswer full) {
        Trace trace = full.trace();
        return new TraceAnswer(
                full.card(),
                full.config(),
                full.tokenizer(),
                full.tokens(),
                new Trace(trace.ids(), Map.of(), trace.logits(), trace.origin()));
    }
}
