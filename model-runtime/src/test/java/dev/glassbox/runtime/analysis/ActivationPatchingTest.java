package dev.glassbox.runtime.analysis;

import static dev.glassbox.runtime.Refusals.problemOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.glassbox.runtime.ReferenceModels;
import dev.glassbox.runtime.analysis.ActivationPatching.Answers;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.Change;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Intervention;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.runtime.trace.TraceRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ActivationPatchingTest {
    private static final int[] CLEAN = {2, 5, 7, 1, 9, 5};
    private static final int[] CORRUPT = {2, 5, 8, 1, 9, 5}; // 5 is followed by 8 here

    @TempDir Path folder;

    @Test
    void theAnswerIsFoundWhereItWasPut() {
        try (LanguageModel model = HandMadeModels.induction(folder)) {
            Answers answers = Answers.ofModel(model, CLEAN, CORRUPT, Cancellation.NONE);
            assertThat(answers).isEqualTo(new Answers(7, 8));
            ActivationPatching patched = patch(model, answers, Progress.NONE, Cancellation.NONE);
            assertThat(patched.clean()).isPositive();
            assertThat(patched.corrupt()).isNegative();

            Tensor residual = at(patched, "hook_resid_pre");
            for (int layer = 0; layer < 2; layer++) {
                for (int position = 0; position < 6; position++) {
                    double expected = position == 2 ? 1 : 0; // where 7 stood
                    assertThat((double) residual.at(layer, position))
                            .isCloseTo(expected, within(0.01));
                }
            }
            Tensor attention = at(patched, "hook_attn_out");
            assertThat((double) attention.at(1, 5))
                    .as("there it is said")
                    .isCloseTo(1, within(0.01));
            assertThat((double) attention.at(0, 5)).isCloseTo(0, within(0.01));
            assertThat(at(patched, "hook_mlp_out").values()).containsOnly(0f);
            assertThat((double) patched.byHead().at(1, 0)).isCloseTo(1, within(0.01));
            assertThat((double) patched.byHead().at(0, 0)).isCloseTo(0, within(0.01));
            assertThat((double) patched.byHead().at(0, 1)).isCloseTo(0, within(0.01));
            assertThat((double) patched.byHead().at(1, 1)).isCloseTo(0, within(0.01));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.glassbox.runtime.ReferenceModels#decoders")
    void aShareIsThatOfOnePatchedRun(String name) {
        try (LanguageModel model = ReferenceModels.open(name)) {
            Answers answers = new Answers(3, 4);
            ActivationPatching patched = patch(model, answers, Progress.NONE, Cancellation.NONE);
            int layer = model.config().nLayers() - 1;
            HookPoint hook = HookPoint.block(layer, "hook_mlp_out");
            TraceRequest request = new TraceRequest(Set.of(hook), TraceRequest.Logits.LAST);
            Trace source = model.run(CLEAN, request, Cancellation.NONE);
            Trace target = model.run(CORRUPT, request, Cancellation.NONE);
            float[] row = source.get(hook).row(0, 5);
            Change put = new Change.Replace(Tensor.wrap(row, new int[] {row.length}, "d_model"));
            Trace run =
                    model.run(
                            CORRUPT,
                            request.with(List.of(Intervention.atPositions(hook, put, 5))),
                            Cancellation.NONE);
            double bottom = difference(target);
            double share = (difference(run) - bottom) / (difference(source) - bottom);
            assertThat((double) at(patched, "hook_mlp_out").at(layer, 5))
                    .isCloseTo(share, within(1e-3 * Math.max(1, Math.abs(share))));
        }
    }

    @Test
    void itSaysHowFarItIsAndStopsWhenAsked() {
        try (LanguageModel model = HandMadeModels.induction(folder)) {
            Answers answers = new Answers(7, 8);
            List<Integer> seen = new ArrayList<>();
            patch(
                    model,
                    answers,
                    (done, total) -> {
                        assertThat(total).isEqualTo(2 * (3 * 6 + 2));
                        seen.add(done);
                    },
                    Cancellation.NONE);
            assertThat(seen).isSorted().endsWith(40);

            AtomicInteger passes = new AtomicInteger();
            assertThatThrownBy(
                            () ->
                                    patch(
                                            model,
                                            answers,
                                            (done, total) -> passes.set(done),
                                            () -> passes.get() >= 5))
                    .isInstanceOf(CancellationException.class);
            assertThat(passes.get()).isEqualTo(5);
        }
    }

    @Test
    void textsThatCannotBeComparedAreRefusedInWords() {
        try (LanguageModel model = HandMadeModels.induction(folder)) {
            int[] shorter = {2, 5, 8};
            assertThat(
                            problemOf(
                                            () ->
                                                    ActivationPatching.of(
                                                            model,
                                                            CLEAN,
                                                            shorter,
                                                            new Answers(7, 8),
                                                            Progress.NONE,
                                                            Cancellation.NONE))
                                    .id())
                    .isEqualTo("analysis.lengths");
            assertThat(
                            problemOf(() -> Answers.ofModel(model, CLEAN, CLEAN, Cancellation.NONE))
                                    .id())
                    .isEqualTo("analysis.same-answer");
            assertThat(
                            problemOf(
                                            () ->
                                                    patch(
                                                            model,
                                                            new Answers(7, 7),
                                                            Progress.NONE,
                                                            Cancellation.NONE))
                                    .id())
                    .isEqualTo("analysis.no-difference");
        }
    }

    private static double difference(Trace trace) {
        float[] logits = trace.lastLogits();
        return logits[3] - logits[4];
    }

    private static Tensor at(ActivationPatching patched, String hook) {
        return Objects.requireNonNull(patched.byPosition().get(hook));
    }

    private static ActivationPatching patch(
            LanguageModel model, Answers answers, Progress progress, Cancellation cancellation) {
        return ActivationPatching.of(model, CLEAN, CORRUPT, answers, progress, cancellation);
    }
}
