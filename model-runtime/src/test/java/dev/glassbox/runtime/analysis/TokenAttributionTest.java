package dev.glassbox.runtime.analysis;

import static dev.glassbox.runtime.Refusals.problemOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glassbox.runtime.HandMadeGpt2;
import dev.glassbox.runtime.ReferenceModels;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.LogitTarget;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.Change;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Intervention;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.runtime.trace.TraceRequest;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TokenAttributionTest {
    private static final int[] IDS = {3, 1, 4, 1, 5, 9};
    private static final HookPoint EMBED = new HookPoint("hook_embed");

    @TempDir Path folder;

    @Test
    void inductionHangsOnThePairItRepeats() {
        try (LanguageModel model = HandMadeModels.induction(folder)) {
            TokenAttribution replaced =
                    DeletionAttribution.of(
                            model,
                            HandMadeModels.TEXT,
                            new LogitTarget(5, 7),
                            OptionalInt.of(11),
                            Progress.NONE,
                            Cancellation.NONE);
            List<Double> scores = replaced.scores();
            // the first 5, the 7 after it, and the 5 that asks
            for (int token : new int[] {1, 2, 5}) {
                for (int other : new int[] {0, 3, 4}) {
                    assertThat(scores.get(token)).isGreaterThan(scores.get(other) + 0.5);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.glassbox.runtime.ReferenceModels#decoders")
    void deletionIsTheDifferenceOfTwoRuns(String name) {
        try (LanguageModel model = ReferenceModels.open(name)) {
            LogitTarget target = new LogitTarget(4, 7);
            TokenAttribution omitted =
                    DeletionAttribution.of(
                            model,
                            IDS,
                            target,
                            OptionalInt.empty(),
                            Progress.NONE,
                            Cancellation.NONE);
            TokenAttribution replaced =
                    DeletionAttribution.of(
                            model,
                            IDS,
                            target,
                            OptionalInt.of(2),
                            Progress.NONE,
                            Cancellation.NONE);
            double full = logP(model, 7, 3, 1, 4, 1, 5);
            assertThat(omitted.full()).isCloseTo(full, within(1e-5));
            assertThat(omitted.scores()).hasSize(5);
            assertThat(omitted.scores().get(2))
                    .isCloseTo(full - logP(model, 7, 3, 1, 1, 5), within(1e-5));
            assertThat(replaced.scores().get(2))
                    .isCloseTo(full - logP(model, 7, 3, 1, 2, 1, 5), within(1e-5));
            assertThat(
                            problemOf(
                                            () ->
                                                    DeletionAttribution.of(
                                                            model,
                                                            new int[] {1},
                                                            new LogitTarget(0, 7),
                                                            OptionalInt.empty(),
                                                            Progress.NONE,
                                                            Cancellation.NONE))
                                    .id())
                    .isEqualTo("analysis.only-token");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.glassbox.runtime.ReferenceModels#decoders")
    void gradientTimesInputIsTheSlopeOfGrowingATokensEmbedding(String name) {
        try (LanguageModel model = ReferenceModels.open(name)) {
            LogitTarget target = new LogitTarget(5, 7);
            TokenAttribution gradient =
                    GradientAttribution.timesInput(model, IDS, target, Cancellation.NONE);
            for (int position : new int[] {0, 3, 5}) {
                double step = 5e-3;
                double slope =
                        (grown(model, position, 1 + step) - grown(model, position, 1 - step))
                                / (2 * step);
                assertThat(gradient.scores().get(position))
                        .as("position " + position)
                        .isCloseTo(slope, within(5e-3 * Math.max(1, Math.abs(slope))));
            }
        }
    }

    @Test
    void integratedGradientsSumToTheDifferenceTheyExplain() {
        try (LanguageModel model = ReferenceModels.open("gpt2-gelu-new")) {
            LogitTarget target = new LogitTarget(5, 7);
            TokenAttribution few = integrated(model, target, 8);
            TokenAttribution many = integrated(model, target, 256);
            double explained = many.full() - many.baseline();
            assertThat(Math.abs(many.sum() - explained)).isLessThan(2e-3 * Math.abs(explained));
            assertThat(Math.abs(few.sum() - explained)).isLessThan(0.2 * Math.abs(explained));
            Trace none =
                    model.run(
                            IDS,
                            TraceRequest.lastLogits()
                                    .with(
                                            List.of(
                                                    Intervention.everywhere(
                                                            EMBED, new Change.Zero()))),
                            Cancellation.NONE);
            assertThat(many.baseline()).isEqualTo(none.lastLogits()[7]);
        }
    }

    @Test
    void integratedGradientsOfAStraightLineAreItsParts() {
        // no layer does anything, and the embedding of 5 alone answers after 5
        HandMadeGpt2 plain = HandMadeGpt2.induction().fill("h.1.attn.c_proj.weight", 0);
        try (LanguageModel model = HandMadeModels.open(plain, folder.resolve("plain"))) {
            TokenAttribution scores =
                    GradientAttribution.integrated(
                            model,
                            HandMadeModels.TEXT,
                            new LogitTarget(5, 5),
                            64,
                            Progress.NONE,
                            Cancellation.NONE);
            assertThat(Collections.max(scores.scores())).isEqualTo(scores.scores().get(5));
            assertThat(scores.scores().get(0)).isCloseTo(0, within(1e-3));
        }
    }

    private static TokenAttribution integrated(LanguageModel model, LogitTarget target, int steps) {
        return GradientAttribution.integrated(
                model, IDS, target, steps, Progress.NONE, Cancellation.NONE);
    }

    private static double grown(LanguageModel model, int position, double factor) {
        Intervention grow =
                Intervention.atPositions(EMBED, new Change.Scale((float) factor), position);
        TraceRequest request = new TraceRequest(Set.of(), TraceRequest.Logits.LAST);
        return model.run(IDS, request.with(List.of(grow)), Cancellation.NONE).lastLogits()[7];
    }

    private static double logP(LanguageModel model, int id, int... ids) {
        Tensor logits = model.run(ids, TraceRequest.lastLogits(), Cancellation.NONE).logits();
        double sum = 0;
        for (float logit : logits.values()) {
            sum += Math.exp(logit);
        }
        return logits.values()[id] - Math.log(sum);
    }
}
