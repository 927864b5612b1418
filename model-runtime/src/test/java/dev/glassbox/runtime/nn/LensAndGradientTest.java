package dev.glassbox.runtime.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.LogitDirection;
import dev.glassbox.runtime.model.LogitTarget;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.Change;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Intervention;
import dev.glassbox.runtime.trace.Trace;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LensAndGradientTest {
    private static final int[] IDS = {3, 1, 4, 1, 5, 9};

    @Test
    void theLastResidualUnembedsToTheLogits() {
        try (LanguageModel model = Passes.open()) {
            Trace trace = Passes.all(model, IDS);
            Tensor last = last(model, trace);
            Tensor rows =
                    Tensor.wrap(
                            last.values(),
                            new int[] {IDS.length, model.config().dModel()},
                            "n",
                            "d_model");
            Tensor logits = model.unembed(rows);
            assertThat(logits.shape()).containsExactly(IDS.length, model.config().dVocab());
            assertThat(Passes.difference(logits, trace.logits())).isLessThan(1e-6);
        }
    }

    @Test
    void theDirectionOfATokenGivesItsLogit() {
        try (LanguageModel model = Passes.open()) {
            Trace trace = Passes.all(model, IDS);
            float scale = trace.get(new HookPoint("ln_final.hook_scale")).at(0, 5, 0);
            float[] residual = last(model, trace).row(0, 5);
            for (int id = 0; id < model.config().dVocab(); id++) {
                LogitDirection direction = model.direction(id);
                assertThat(direction.dot(residual) / scale + direction.constant())
                        .isCloseTo(trace.logits().at(0, 5, id), Offset.offset(1e-5));
            }
        }
    }

    @Test
    void gradientsAreWhatSmallStepsShow() {
        try (LanguageModel model = Passes.open()) {
            HookPoint embed = new HookPoint("hook_embed");
            HookPoint mlp = HookPoint.block(1, "mlp.hook_post");
            LogitTarget target = new LogitTarget(4, 7);
            Map<HookPoint, Tensor> gradients =
                    model.gradients(IDS, Set.of(embed, mlp), target, Cancellation.NONE);
            for (HookPoint hook : gradients.keySet()) {
                Tensor gradient = gradients.get(hook);
                int width = gradient.size(2);
                for (int pos : new int[] {0, 2, 4}) {
                    double slope = slope(model, hook, target, pos, width);
                    assertThat((double) gradient.at(0, pos, 3))
                            .as(hook + " at " + pos)
                            .isCloseTo(slope, Offset.offset(2e-3));
                }
            }
            Tensor gradient = Objects.requireNonNull(gradients.get(embed));
            assertThat(gradient.row(0, 2)).isNotEqualTo(gradient.row(0, 3));
        }
    }

    private static double slope(
            LanguageModel model, HookPoint hook, LogitTarget target, int pos, int width) {
        float step = 1e-2f;
        float[] vector = new float[width];
        vector[3] = 1;
        Tensor direction = Tensor.wrap(vector, new int[] {width}, "width");
        double[] logits = new double[2];
        for (int side = 0; side < 2; side++) {
            Change change = new Change.Add(direction, side == 0 ? -step : step);
            Trace moved = Passes.all(model, IDS, Intervention.atPositions(hook, change, pos));
            logits[side] = moved.logits().at(0, target.position(), target.id());
        }
        return (logits[1] - logits[0]) / (2 * step);
    }

    private static Tensor last(LanguageModel model, Trace trace) {
        return trace.get(HookPoint.block(model.config().nLayers() - 1, "hook_resid_post"));
    }
}
