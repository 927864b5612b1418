package dev.glassbox.visualizers.residual;

import dev.glassbox.runtime.analysis.DirectLogitAttribution;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.LogitTarget;
import dev.glassbox.runtime.model.OpenModels;
import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.tokenizer.Tokenizer;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.visualizers.api.Asking;
import dev.glassbox.visualizers.api.Question;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is written to the stream at a position, and what that adds to a logit.
 *
 * @param position null for the last
 * @param answer null for the likeliest token
 * @param against null for none
 */
record ResidualQuestion(
        String model,
        String prompt,
        @Nullable Integer position,
        @Nullable String answer,
        @Nullable String against)
        implements Question<ResidualAnswer> {
    private static final int CANDIDATES = 10;

    /** Models whose logits do not come straight from the stream. */
    private static final Set<String> NOT_LINEAR =
            Set.of("model.no-direction", "analysis.needs-tokens");

    @Override
    public ResidualAnswer answer(OpenModels models, Asking<ResidualAnswer> asking) {
        LanguageModel opened = models.get(model);
        int layers = opened.config().nLayers();
        TraceRequest request =
                new TraceRequest(StreamReader.hooks(layers), TraceRequest.Logits.LAST);
        TraceAnswer pass = models.trace(model, prompt, request, asking);
        Trace trace = pass.trace();
        int last = trace.length() - 1;
        int at = position == null ? last : Math.min(position, last);
        List<Step> steps = new StreamReader(trace, layers, at).steps();
        HookPoint normalized = HookPoint.block(layers - 1, "hook_normalized_resid_post");
        HookPoint post = HookPoint.block(layers - 1, "hook_resid_post");
        float[] end = trace.get(post).row(0, at); // [D]
        boolean sums = trace.find(normalized).isEmpty();
        Optional<Double> scale =
                trace.find(StreamReader.SCALE).map(values -> (double) values.at(0, at, 0));
        float[] read = sums ? end : trace.get(normalized).row(0, at); // [D]
        List<Integer> best = best(opened, read);
        int id = find(answer, pass.tokenizer());
        int other = find(against, pass.tokenizer());
        String unknown =
                answer != null && id < 0 ? answer : against != null && other < 0 ? against : "";
        asking.check();
        Optional<ResidualAnswer.Logit> logit = Optional.empty();
        if (!best.isEmpty() && unknown.isEmpty()) {
            logit = logit(opened, trace, at, id < 0 ? best.get(0) : id, other, steps, asking);
        }
        TraceAnswer kept =
                new TraceAnswer(
                        pass.card(),
                        pass.config(),
                        pass.tokenizer(),
                        pass.tokens(),
                        new Trace(trace.ids(), Map.of(), trace.logits(), trace.origin()));
        return new ResidualAnswer(kept, at, steps, end, sums, scale, best, logit, unknown);
    }

    /** The likeliest tokens of a stream's end; none for models that do not answer with tokens. */
    private static List<Integer> best(LanguageModel opened, float[] read) {
        if (!opened.description().labels().isEmpty()) {
            return List.of();
        }
        float[] logits =
                opened.unembed(Tensor.wrap(read, new int[] {1, read.length}, "n", "d_model"))
                        .row(0); // [V]
        return IntStream.range(0, logits.length)
                .boxed()
                .sorted((a, b) -> Float.compare(logits[b], logits[a]))
                .limit(CANDIDATES)
                .toList();
    }

    /** The token of a text; of several the first; -1 for none. */
    private static int find(@Nullable String text, Tokenizer tokenizer) {
        return text == null
                ? -1
                : IntStream.range(0, tokenizer.vocabularySize())
                        .filter(id -> tokenizer.tokenText(id).equals(text))
                        .findFirst()
                        .orElse(-1);
    }

    private static Optional<ResidualAnswer.Logit> logit(
            LanguageModel opened,
            Trace trace,
            int at,
            int id,
            int against,
            List<Step> steps,
            Asking<ResidualAnswer> asking) {
        OptionalInt other = against < 0 ? OptionalInt.empty() : OptionalInt.of(against);
        try {
            DirectLogitAttribution shares =
                    DirectLogitAttribution.of(
                            opened, trace.ids(), new LogitTarget(at, id), other, asking);
            double scale = trace.get(StreamReader.SCALE).at(0, at, 0);
            double[] plain = new double[steps.size()];
            for (int i = 0; i < plain.length; i++) {
                float[] written = steps.get(i).written();
                double dot = opened.direction(id).dot(written);
                if (against >= 0) {
                    dot -= opened.direction(against).dot(written);
                }
                plain[i] = dot / scale;
            }
            return Optional.of(new ResidualAnswer.Logit(id, against, shares, plain));
        } catch (IntakeException e) {
            if (NOT_LINEAR.contains(e.problem().id())) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
