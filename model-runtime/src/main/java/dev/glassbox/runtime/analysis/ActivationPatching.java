package dev.glassbox.runtime.analysis;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.Change;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Intervention;
import dev.glassbox.runtime.trace.Origin;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.runtime.trace.TraceRequest;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where in the model an answer is made: activation patching (Vig et al. 2020, arXiv:2004.12265;
 * Meng et al. 2022, arXiv:2202.05262). A corrupted text runs again and again, each time with one
 * activation put back to what it was in the clean run; how much of the clean answer returns is the
 * share {@code (patched - corrupted) / (clean - corrupted)} of the difference of two logits, 0 for
 * nothing and 1 for all of it.
 *
 * @param clean logit of the right answer less that of the wrong one, after the clean text
 * @param corrupt the same after the corrupted text
 * @param byPosition for {@code hook_resid_pre}, {@code hook_attn_out} and {@code hook_mlp_out}
 *     shares {@code [layer, pos]}
 * @param byHead shares {@code [layer, head]}, a head's {@code hook_z} patched at all positions
 * @param origin of the clean pass
 */
public record ActivationPatching(
        double clean,
        double corrupt,
        Map<String, Tensor> byPosition,
        Tensor byHead,
        Origin origin) {
    private static final List<String> PLACES =
            List.of("hook_resid_pre", "hook_attn_out", "hook_mlp_out");

    /** Below this the two texts answer alike, and a share of their difference says nothing. */
    private static final double LEAST = 1e-3;

    public ActivationPatching {
        byPosition = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(byPosition));
    }

    /**
     * The two answers that are told apart at the last position.
     *
     * @param right the token that the clean text should be followed by
     * @param wrong the one for the corrupted text
     */
    public record Answers(int right, int wrong) {
        double difference(Trace trace) {
            float[] logits = trace.lastLogits();
            return (double) logits[right] - logits[wrong];
        }

        /**
         * Each text's own likeliest next token.
         *
         * @throws dev.glassbox.runtime.intake.IntakeException if that is the same one
         */
        public static Answers ofModel(
                LanguageModel model, int[] clean, int[] corrupt, Cancellation cancellation) {
            if (!model.writes()) {
                throw Problem.input("analysis.needs-decoder", model.card().id()).asException();
            }
            int right = BestAnswer.at(model, clean, clean.length - 1, cancellation).id();
            int wrong = BestAnswer.at(model, corrupt, corrupt.length - 1, cancellation).id();
            if (right == wrong) {
                throw Problem.input("analysis.same-answer", model.card().id(), "id", right)
                        .asException();
            }
            return new Answers(right, wrong);
        }
    }

    /**
     * Patches every place: {@code layers x (3 positions + heads)} passes.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if the texts differ in length, the model
     *     cannot read them, or they do not differ in the answers
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static ActivationPatching of(
            LanguageModel model,
            int[] clean,
            int[] corrupt,
            Answers answers,
            Progress progress,
            Cancellation cancellation) {
        if (!model.writes()) {
            throw Problem.input("analysis.needs-decoder", model.card().id()).asException();
        }
        if (clean.length != corrupt.length) {
            throw Problem.input(
                            "analysis.lengths",
                            model.card().id(),
                            "clean",
                            clean.length,
                            "corrupt",
                            corrupt.length)
                    .asException();
        }
        model.description().check(new int[] {answers.right(), answers.wrong()});
        TraceRequest all = new TraceRequest(hooks(model), TraceRequest.Logits.LAST);
        Trace source = model.run(clean, all, cancellation);
        Trace target = model.run(corrupt, TraceRequest.lastLogits(), cancellation);
        double top = answers.difference(source);
        double bottom = answers.difference(target);
        if (Math.abs(top - bottom) < LEAST) {
            throw Problem.input(
                            "analysis.no-difference",
                            model.card().id(),
                            "right",
                            answers.right(),
                            "wrong",
                            answers.wrong())
                    .asException();
        }
        Runs runs = new Runs(model, corrupt, answers, source, top, bottom, progress, cancellation);
        Map<String, Tensor> byPosition = new LinkedHashMap<>();
        PLACES.forEach(place -> byPosition.put(place, runs.byPosition(place)));
        return new ActivationPatching(top, bottom, byPosition, runs.byHead(), source.origin());
    }

    private static Set<HookPoint> hooks(LanguageModel model) {
        Set<HookPoint> hooks = new LinkedHashSet<>();
        for (int layer = 0; layer < model.config().nLayers(); layer++) {
            for (String place : PLACES) {
                hooks.add(HookPoint.block(layer, place));
            }
            hooks.add(HookPoint.z(layer));
        }
        return hooks;
    }

    /** The patched passes, counted. */
    private static final class Runs {
        private final LanguageModel model;
        private final int[] corrupt;
        private final Answers answers;
        private final Trace source;
        private final double top;
        private final double bottom;
        private final Progress progress;
        private final Cancellation cancellation;
        private int done;

        Runs(
                LanguageModel model,
                int[] corrupt,
                Answers answers,
                Trace source,
                double top,
                double bottom,
                Progress progress,
                Cancellation cancellation) {
            this.model = model;
            this.corrupt = corrupt;
            this.answers = answers;
            this.source = source;
            this.top = top;
            this.bottom = bottom;
            this.progress = progress;
            this.cancellation = cancellation;
        }

        Tensor byPosition(String place) {
            int layers = model.config().nLayers();
            float[] shares = new float[layers * corrupt.length];
            for (int i = 0; i < shares.length; i++) {
                HookPoint hook = HookPoint.block(i / corrupt.length, place);
                Change put = new Change.Replace(source.get(hook));
                shares[i] = share(Intervention.atPositions(hook, put, i % corrupt.length));
            }
            return Tensor.wrap(shares, new int[] {layers, corrupt.length}, "layer", "pos");
        }

        Tensor byHead() {
            ModelConfig config = model.config();
            float[] shares = new float[config.nLayers() * config.nHeads()];
            for (int i = 0; i < shares.length; i++) {
                HookPoint hook = HookPoint.z(i / config.nHeads());
                Change put = new Change.Replace(source.get(hook));
                shares[i] = share(Intervention.atHead(hook, put, i % config.nHeads()));
            }
            int[] shape = {config.nLayers(), config.nHeads()};
            return Tensor.wrap(shares, shape, "layer", "head");
        }

        private float share(Intervention patch) {
            cancellation.check();
            progress.at(done, total());
            TraceRequest request = TraceRequest.lastLogits().with(List.of(patch));
            double patched = answers.difference(model.run(corrupt, request, cancellation));
            done++;
            progress.at(done, total());
            return (float) ((patched - bottom) / (top - bottom));
        }

        private int total() {
            ModelConfig config = model.config();
            return config.nLayers() * (PLACES.size() * corrupt.length + config.nHeads());
        }
    }
}
