package dev.glassbox.runtime.analysis;

import static dev.glassbox.runtime.Refusals.problemOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glassbox.runtime.ReferenceModels;
import dev.glassbox.runtime.analysis.ActivationPatching.Answers;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.LogitTarget;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.runtime.trace.TraceRequest;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an encoder can be asked, and what it is refused for, in words. */
class EncoderAnalysisTest {
    private static final int[] IDS = {3, 1, 4, 1, 5, 9};
    private static final LogitTarget TARGET = new LogitTarget(2, 7);

    @Test
    void itsLensEndsWithItsAnswer() {
        try (LanguageModel model = ReferenceModels.open("bert-mlm")) {
            LogitLens lens = LogitLens.of(model, IDS, 2, Cancellation.NONE);
            float[] logits = all(model, IDS).logits().row(0, 2);
            LogitLens.Cell last = lens.cells().get(model.config().nLayers()).get(2);
            for (float logit : logits) {
                assertThat(logits[last.answer()]).isGreaterThanOrEqualTo(logit);
            }
        }
    }

    @Test
    void tokensBehindTheAnswerHaveAPartInIt() {
        try (LanguageModel model = ReferenceModels.open("bert-mlm")) {
            TokenAttribution replaced =
                    DeletionAttribution.of(
                            model,
                            IDS,
                            TARGET,
                            OptionalInt.of(0),
                            Progress.NONE,
                            Cancellation.NONE);
            double full = new Distribution(all(model, IDS).logits().row(0, 2)).logP(7);
            int[] without = IDS.clone();
            without[5] = 0;
            double less = new Distribution(all(model, without).logits().row(0, 2)).logP(7);
            assertThat(replaced.scores()).hasSize(6);
            assertThat(replaced.scores().get(5)).isCloseTo(full - less, within(1e-6));

            TokenAttribution gradient =
                    GradientAttribution.timesInput(model, IDS, TARGET, Cancellation.NONE);
            assertThat(gradient.scores()).hasSize(6);
            assertThat(gradient.full()).isEqualTo(all(model, IDS).logits().at(0, 2, 7));
            TokenAttribution integrated =
                    GradientAttribution.integrated(
                            model, IDS, TARGET, 256, Progress.NONE, Cancellation.NONE);
            assertThat(integrated.sum())
                    .isCloseTo(
                            integrated.full() - integrated.baseline(),
                            within(
                                    0.02
                                            * Math.max(
                                                    1,
                                                    Math.abs(
                                                            integrated.full()
                                                                    - integrated.baseline()))));
        }
    }

    @Test
    void whatNeedsADecoderIsRefused() {
        try (LanguageModel model = ReferenceModels.open("bert-mlm")) {
            assertThat(
                            problemOf(
                                            () ->
                                                    DirectLogitAttribution.of(
                                                            model,
                                                            IDS,
                                                            TARGET,
                                                            OptionalInt.empty(),
                                                            Cancellation.NONE))
                                    .id())
                    .isEqualTo("model.no-direction");
            assertThat(
                            problemOf(
                                            () ->
                                                    DeletionAttribution.of(
                                                            model,
                                                            IDS,
                                                            TARGET,
                                                            OptionalInt.empty(),
                                                            Progress.NONE,
                                                            Cancellation.NONE))
                                    .id())
                    .isEqualTo("analysis.needs-replacement");
            assertThat(
                            problemOf(
                                            () ->
                                                    ActivationPatching.of(
                                                            model,
                                                            IDS,
                                                            IDS,
                                                            new Answers(1, 2),
                                                            Progress.NONE,
                                                            Cancellation.NONE))
                                    .id())
                    .isEqualTo("analysis.needs-decoder");
        }
        try (LanguageModel model = ReferenceModels.open("bert-classify")) {
            assertThat(problemOf(() -> LogitLens.of(model, IDS, 2, Cancellation.NONE)).id())
                    .isEqualTo("analysis.needs-tokens");
        }
    }

    private static Trace all(LanguageModel model, int[] ids) {
        TraceRequest request = new TraceRequest(Set.of(), TraceRequest.Logits.ALL);
        return model.run(ids, request, Cancellation.NONE);
    }
}
