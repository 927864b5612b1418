package dev.glassbox.runtime.experiments.induction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glassbox.runtime.experiments.Watched;
import dev.glassbox.runtime.experiments.induction.InductionSnapshot.End;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.runtime.training.Draws;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InductionTest {
    @Test
    void twoLayersGoOnWithARepetitionAndOneDoesNot() {
        End end =
                (End)
                        Watched.last(
                                Watched.run(
                                        new Induction(),
                                        1,
                                        Map.of("steps", "200", "every", "200")));

        assertThat(end.gap()).isGreaterThan(0.3);
        Learner two = end.twoLayers();
        assertThat(two.inductionScore()).isGreaterThan(end.oneLayer().inductionScore() + 0.2);
        assertThat(two.bestHead()).startsWith("L1");
        assertThat(two.accuracyByShown().get(0)).isLessThan(0.15);
        assertThat(two.accuracyByShown().get(1)).isGreaterThan(0.5);
        assertThat(two.accuracyByPosition()).hasSize(RepeatedTexts.LENGTH);
        assertThat(two.sha256After()).isEqualTo(two.sha256());
        opensAsAModel(end);
    }

    private static void opensAsAModel(End end) {
        int[] ids = end.example().stream().mapToInt(id -> id).toArray();
        try (LanguageModel model = InductionModel.open(end.twoLayers())) {
            assertThat(model.hookPoints())
                    .contains(HookPoint.pattern(1), HookPoint.block(1, "hook_resid_post"))
                    .noneMatch(hook -> hook.name().contains("mlp"));
            Trace trace =
                    model.run(
                            ids,
                            new TraceRequest(
                                    Set.of(HookPoint.pattern(1)),
                                    TraceRequest.Logits.ALL,
                                    List.of()),
                            Cancellation.NONE);
            Tensor pattern = trace.get(HookPoint.pattern(1)); // [1, 4, T, T]
            float sum = 0;
            for (float p : pattern.row(0, 2, 20)) {
                sum += p;
            }
            assertThat(sum).isCloseTo(1, within(1e-5f));
            int right = 0;
            for (int at = 20; at < ids.length - 1; at++) {
                right += argMax(trace.logits().row(0, at)) == ids[at + 1] ? 1 : 0;
            }
            assertThat(right).as("of 19").isGreaterThan(9);
        }
    }

    private static int argMax(float[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }

    @Test
    void textsRepeatWithTheirPeriod() {
        RepeatedTexts texts = RepeatedTexts.draw(new Draws(1).at(0, "x"), "random", 200);
        assertThat(Arrays.stream(texts.periods()).boxed())
                .contains(8, 18)
                .allMatch(p -> p >= 8 && p <= 18);
        for (int row = 0; row < 200; row++) {
            int[] ids = texts.text(row);
            int period = texts.periods()[row];
            for (int at = period; at < ids.length; at++) {
                assertThat(ids[at]).isEqualTo(ids[at - period]);
                assertThat(texts.batch().targets()[row * ids.length + at - 1]).isEqualTo(ids[at]);
            }
        }
        assertThat(RepeatedTexts.draw(new Draws(1).at(0, "x"), "fixed", 50).periods())
                .containsOnly(13);
    }
}
