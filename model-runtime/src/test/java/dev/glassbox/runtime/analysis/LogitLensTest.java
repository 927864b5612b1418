package dev.glassbox.runtime.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glassbox.runtime.ReferenceModels;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.runtime.trace.TraceRequest;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LogitLensTest {
    @TempDir Path folder;

    @Test
    void theAnswerComesWithTheLayerThatMakesIt() {
        try (LanguageModel model = HandMadeModels.induction(folder)) {
            LogitLens lens = LogitLens.of(model, HandMadeModels.TEXT, 3, Cancellation.NONE);
            assertThat(lens.stages())
                    .extracting(HookPoint::name)
                    .containsExactly(
                            "blocks.0.hook_resid_pre",
                            "blocks.1.hook_resid_pre",
                            "blocks.1.hook_resid_post");
            LogitLens.Cell before = lens.cells().get(1).get(5);
            LogitLens.Cell after = lens.cells().get(2).get(5);
            assertThat(before.top().get(0).id()).as("the token itself").isEqualTo(5);
            assertThat(before.answer()).isEqualTo(7);
            assertThat(before.rank()).isGreaterThan(1);
            assertThat(before.divergence()).isGreaterThan(0.1);
            assertThat(after.top().get(0).id()).isEqualTo(7);
            assertThat(after.rank()).isEqualTo(1);
            assertThat(after.divergence()).isZero();
            assertThat(after.p()).isEqualTo(after.top().get(0).p()).isGreaterThan(before.p());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.glassbox.runtime.ReferenceModels#decoders")
    void theLastStageIsTheModelsAnswerAndTheOthersAreUnembeddedOnTheirOwn(String name) {
        try (LanguageModel model = ReferenceModels.open(name)) {
            int[] ids = {3, 1, 4, 1, 5, 9};
            int layer = model.config().nLayers() - 1;
            HookPoint pre = HookPoint.block(layer, "hook_resid_pre");
            LogitLens lens = LogitLens.of(model, ids, 4, Cancellation.NONE);
            Trace trace =
                    model.run(
                            ids,
                            new TraceRequest(Set.of(pre), TraceRequest.Logits.ALL),
                            Cancellation.NONE);
            int last = lens.stages().size() - 1;
            for (int pos = 0; pos < ids.length; pos++) {
                double[] own = softmax(trace.logits().row(0, pos));
                float[] row = trace.get(pre).row(0, pos);
                Tensor alone =
                        model.unembed(Tensor.wrap(row, new int[] {1, row.length}, "n", "d_model"));
                double[] early = softmax(alone.row(0));
                int answer = best(own);
                LogitLens.Cell final_ = lens.cells().get(last).get(pos);
                assertThat(final_.answer()).isEqualTo(answer);
                assertThat(final_.p()).isCloseTo(own[answer], within(1e-5));
                LogitLens.Cell cell = lens.cells().get(layer).get(pos);
                assertThat(cell.p()).isCloseTo(early[answer], within(1e-5));
                assertThat(cell.rank()).isEqualTo(rank(early, answer));
                assertThat(cell.divergence()).isCloseTo(divergence(own, early), within(1e-4));
                assertThat(cell.top()).hasSize(4);
                assertThat(cell.top().get(0).id()).isEqualTo(best(early));
            }
        }
    }

    private static double[] softmax(float[] logits) {
        double[] p = new double[logits.length];
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            p[i] = Math.exp(logits[i]);
            sum += p[i];
        }
        for (int i = 0; i < p.length; i++) {
            p[i] /= sum;
        }
        return p;
    }

    private static int best(double[] p) {
        int best = 0;
        for (int i = 1; i < p.length; i++) {
            best = p[i] > p[best] ? i : best;
        }
        return best;
    }

    private static int rank(double[] p, int id) {
        int rank = 1;
        for (double other : p) {
            rank += other > p[id] ? 1 : 0;
        }
        return rank;
    }

    private static double divergence(double[] p, double[] q) {
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            sum += p[i] * Math.log(p[i] / q[i]);
        }
        return sum;
    }
}
