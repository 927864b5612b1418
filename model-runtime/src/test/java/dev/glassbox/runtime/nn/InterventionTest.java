package dev.glassbox.runtime.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.Change;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Intervention;
import dev.glassbox.runtime.trace.Structure;
import dev.glassbox.runtime.trace.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterventionTest {
    private static final int[] IDS = {3, 1, 4, 1, 5, 9};
    private static final HookPoint Z = HookPoint.z(0);
    private static final HookPoint MID = HookPoint.block(0, "hook_resid_mid");
    private static final HookPoint PRE = HookPoint.block(0, "hook_resid_pre");
    private static final HookPoint ATTN_OUT = HookPoint.block(0, "hook_attn_out");

    @Test
    void aTracePatchedIntoItselfChangesNothing() {
        try (LanguageModel model = Passes.open()) {
            Trace clean = Passes.all(model, IDS);
            List<Intervention> patches = new ArrayList<>();
            for (HookPoint hook : model.hookPoints()) {
                Change same = new Change.Replace(clean.get(hook));
                patches.add(Intervention.everywhere(hook, same));
            }
            Trace patched = Passes.all(model, IDS, patches.toArray(Intervention[]::new));
            assertThat(Passes.difference(clean.logits(), patched.logits())).isLessThan(1e-5);
            assertThat(Passes.difference(clean.logits(), Passes.all(model, IDS).logits()))
                    .as("nothing stays changed")
                    .isZero();
        }
    }

    @Test
    void aHeadSwitchedOffTakesItsShareOutOfTheSum() {
        try (LanguageModel model = Passes.open()) {
            Trace clean = Passes.all(model, IDS);
            Trace without = Passes.all(model, IDS, Intervention.atHead(Z, new Change.Zero(), 1));
            Tensor result = clean.get(HookPoint.block(0, "attn.hook_result"));
            for (int pos = 0; pos < IDS.length; pos++) {
                for (int d = 0; d < model.config().dModel(); d++) {
                    float expected = clean.get(ATTN_OUT).at(0, pos, d) - result.at(0, pos, 1, d);
                    assertThat(without.get(ATTN_OUT).at(0, pos, d))
                            .isCloseTo(expected, org.assertj.core.data.Offset.offset(1e-5f));
                }
            }
            assertThat(without.get(Z).row(0, 2, 0)).isEqualTo(clean.get(Z).row(0, 2, 0));
        }
    }

    @Test
    void onlyTheChosenPositionsChange() {
        try (LanguageModel model = Passes.open()) {
            Trace clean = Passes.all(model, IDS);
            Trace scaled =
                    Passes.all(model, IDS, Intervention.atPositions(PRE, new Change.Scale(2), 3));
            assertThat(scaled.get(PRE).row(0, 2)).isEqualTo(clean.get(PRE).row(0, 2));
            float[] doubled = clean.get(PRE).row(0, 3);
            for (int i = 0; i < doubled.length; i++) {
                doubled[i] *= 2;
            }
            assertThat(scaled.get(PRE).row(0, 3)).isEqualTo(doubled);
            assertThat(scaled.logits().row(0, 2))
                    .as("the past")
                    .isEqualTo(clean.logits().row(0, 2));
            assertThat(scaled.logits().row(0, 4)).isNotEqualTo(clean.logits().row(0, 4));
        }
    }

    @Test
    void aVectorIsAddedAndAMeanIsTheMeanOverPositions() {
        try (LanguageModel model = Passes.open()) {
            Trace clean = Passes.all(model, IDS);
            int width = model.config().dModel();
            float[] ones = new float[width];
            Arrays.fill(ones, 1);
            Change add = new Change.Add(Tensor.wrap(ones, new int[] {width}, "d_model"), -3);
            Trace steered = Passes.all(model, IDS, Intervention.everywhere(PRE, add));
            Trace mean = Passes.all(model, IDS, Intervention.everywhere(PRE, new Change.Mean()));
            double sum = 0;
            for (int pos = 0; pos < IDS.length; pos++) {
                assertThat(steered.get(PRE).at(0, pos, 2))
                        .isCloseTo(
                                clean.get(PRE).at(0, pos, 2) - 3,
                                org.assertj.core.data.Offset.offset(1e-6f));
                sum += clean.get(PRE).at(0, pos, 2);
            }
            assertThat((double) mean.get(PRE).at(0, 4, 2))
                    .isCloseTo(sum / IDS.length, org.assertj.core.data.Offset.offset(1e-6));
        }
    }

    @Test
    void withoutTheMaskTheFutureIsSeen() {
        try (LanguageModel model = Passes.open()) {
            Intervention unmask = without(HookPoint.attnScores(0), Structure.UNMASK);
            Tensor pattern = Passes.all(model, IDS, unmask).get(HookPoint.pattern(0));
            assertThat(pattern.at(0, 0, 0, 5)).isPositive();
            float sum = 0;
            for (float weight : pattern.row(0, 0, 0)) {
                sum += weight;
            }
            assertThat(sum).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-6f));
        }
    }

    @Test
    void withoutTheScaleScoresAreLargerBySqrtOfTheHeadsWidth() {
        try (LanguageModel model = Passes.open()) {
            HookPoint scores = HookPoint.attnScores(0);
            float clean = Passes.all(model, IDS).get(scores).at(0, 1, 4, 2);
            float raw =
                    Passes.all(model, IDS, without(scores, Structure.UNSCALE))
                            .get(scores)
                            .at(0, 1, 4, 2);
            assertThat((double) raw)
                    .isCloseTo(
                            clean * Math.sqrt(model.config().dHead()),
                            org.assertj.core.data.Offset.offset(1e-5));
        }
    }

    @Test
    void withoutTheResidualOnlyThePartsOwnOutputGoesOn() {
        try (LanguageModel model = Passes.open()) {
            Trace trace = Passes.all(model, IDS, without(MID, Structure.DROP));
            assertThat(Passes.difference(trace.get(MID), trace.get(ATTN_OUT))).isZero();
        }
    }

    @Test
    void withoutTheNormItsInputGoesOn() {
        try (LanguageModel model = Passes.open()) {
            HookPoint normalized = HookPoint.block(0, "ln1.hook_normalized");
            Intervention drop = without(normalized, Structure.DROP);
            Trace trace =
                    model.run(
                            IDS,
                            new dev.glassbox.runtime.trace.TraceRequest(
                                            java.util.Set.of(normalized, PRE),
                                            dev.glassbox.runtime.trace.TraceRequest.Logits.LAST)
                                    .with(List.of(drop)),
                            dev.glassbox.runtime.trace.Cancellation.NONE);
            assertThat(Passes.difference(trace.get(normalized), trace.get(PRE))).isZero();
        }
    }

    @Test
    void whatDoesNotFitIsRefusedInWords() {
        try (LanguageModel model = Passes.open()) {
            Change wrong = new Change.Replace(Tensor.wrap(new float[3], new int[] {3}, "d_model"));
            assertThatThrownBy(() -> Passes.all(model, IDS, Intervention.everywhere(PRE, wrong)))
                    .isInstanceOf(IntakeException.class)
                    .hasMessageContaining("intervention.shape");
            Intervention far = Intervention.atHead(Z, new Change.Zero(), 99);
            assertThatThrownBy(() -> Passes.all(model, IDS, far))
                    .isInstanceOf(IntakeException.class)
                    .hasMessageContaining("intervention.head");
            HookPoint unknown = HookPoint.z(40);
            assertThatThrownBy(
                            () ->
                                    Passes.all(
                                            model,
                                            IDS,
                                            Intervention.everywhere(unknown, new Change.Zero())))
                    .isInstanceOf(IntakeException.class)
                    .hasMessageContaining("trace.unknown-hook");
        }
    }

    private static Intervention without(HookPoint hook, Structure structure) {
        return Intervention.everywhere(hook, new Change.Without(structure));
    }
}
