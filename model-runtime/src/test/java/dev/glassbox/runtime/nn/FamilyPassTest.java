package dev.glassbox.runtime.nn;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.glassbox.runtime.djl.EngineThread;
import dev.glassbox.runtime.djl.NativeLedger;
import dev.glassbox.runtime.model.KeyValueCache;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.LogitDirection;
import dev.glassbox.runtime.model.LogitTarget;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.Change;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Intervention;
import dev.glassbox.runtime.trace.Structure;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.runtime.trace.TraceRequest.Logits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of a pass through any decoder, whatever it is made of. */
class FamilyPassTest {
    private static final String DECODERS = "dev.glassbox.runtime.nn.Families#decoders";
    private static final int[] IDS = {7, 3, 58, 19, 0, 11};
    private static final Offset<Float> CLOSE = Offset.offset(1e-4f);

    @ParameterizedTest
    @MethodSource(DECODERS)
    void everyHookIsMetInTheOrderThatTheModelStates(String name) {
        try (LanguageModel model = Families.open(name)) {
            List<HookPoint> met = new ArrayList<>();
            try (NDManager scope = EngineThread.enter().newManager()) {
                NDArray ids = scope.create(new long[] {1, 2, 3}, new Shape(1, 3)); // [1, T]
                ((DecoderModel) model).network().logits(ids, Logits.ALL, Pass.through(to(met)));
            }
            assertThat(met).isEqualTo(model.hookPoints());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bert-mlm", "bert-classify"})
    void soIsEveryHookOfAnEncoder(String name) {
        try (LanguageModel model = Families.open(name);
                NDManager scope = EngineThread.enter().newManager()) {
            List<HookPoint> met = new ArrayList<>();
            NDArray ids = scope.create(new long[] {1, 2, 3}, new Shape(1, 3)); // [1, T]
            EncoderNetwork network = ((EncoderModel) model).network();
            network.logits(ids, ids.zerosLike(), Logits.ALL, Pass.through(to(met)));
            assertThat(met).isEqualTo(model.hookPoints());
        }
    }

    private static Tap to(List<HookPoint> met) {
        return new Tap() {
            @Override
            public boolean wants(HookPoint hook) {
                return true;
            }

            @Override
            public NDArray pass(HookPoint hook, NDArray value) {
                met.add(hook);
                assertThat(value.getShape().dimension()).isEqualTo(HookAxes.of(hook).length);
                return value;
            }
        };
    }

    @ParameterizedTest
    @MethodSource(DECODERS)
    void aTracePatchedIntoItselfChangesNothing(String name) {
        try (LanguageModel model = Families.open(name)) {
            Trace clean = Passes.all(model, IDS);
            List<Intervention> patches = new ArrayList<>();
            for (HookPoint hook : model.hookPoints()) {
                patches.add(Intervention.everywhere(hook, new Change.Replace(clean.get(hook))));
            }
            Trace patched = Passes.all(model, IDS, patches.toArray(Intervention[]::new));
            assertThat(Passes.difference(clean.logits(), patched.logits())).isLessThan(1e-4);
        }
    }

    @ParameterizedTest
    @MethodSource(DECODERS)
    void theHeadsTogetherAreWhatAttentionAdds(String name) {
        try (LanguageModel model = Families.open(name)) {
            Trace clean = Passes.all(model, IDS);
            HookPoint result = HookPoint.block(0, "attn.hook_result");
            HookPoint out = HookPoint.block(0, "hook_attn_out");
            // what is left without any head: the bias
            Trace without =
                    Passes.all(
                            model, IDS, Intervention.everywhere(HookPoint.z(0), new Change.Zero()));
            for (int pos = 0; pos < IDS.length; pos++) {
                for (int d = 0; d < model.config().dModel(); d++) {
                    float sum = without.get(out).at(0, pos, d);
                    for (int head = 0; head < model.config().nHeads(); head++) {
                        sum += clean.get(result).at(0, pos, head, d);
                    }
                    assertThat(sum).isCloseTo(clean.get(out).at(0, pos, d), CLOSE);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource(DECODERS)
    void aLogitIsTheLastResidualAlongItsDirection(String name) {
        try (LanguageModel model = Families.open(name)) {
            Trace trace = Passes.all(model, IDS);
            int last = model.config().nLayers() - 1;
            Tensor residual = trace.get(HookPoint.block(last, "hook_resid_post"));
            Tensor scale = trace.get(new HookPoint("ln_final.hook_scale"));
            int width = model.config().dModel();
            int[] shape = {IDS.length, width};
            Tensor lens = model.unembed(Tensor.wrap(residual.toArray(), shape, "n", "d_model"));
            LogitDirection direction = model.direction(5);
            for (int pos = 0; pos < IDS.length; pos++) {
                float logit = trace.logits().at(0, pos, 5);
                assertThat(lens.at(pos, 5)).isCloseTo(logit, CLOSE);
                double sum = 0;
                for (int d = 0; d < width; d++) {
                    sum += (double) residual.at(0, pos, d) * direction.vector()[d];
                }
                float along = (float) (sum / scale.at(0, pos, 0)) + direction.constant();
                assertThat(along).isCloseTo(logit, CLOSE);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(DECODERS)
    void gradientsAreTheSlopes(String name) {
        try (LanguageModel model = Families.open(name)) {
            HookPoint embed = new HookPoint("hook_embed");
            LogitTarget target = new LogitTarget(IDS.length - 1, 9);
            Map<HookPoint, Tensor> gradients =
                    model.gradients(IDS, Set.of(embed), target, Cancellation.NONE);
            Tensor slopes = Objects.requireNonNull(gradients.get(embed));
            float step = 1e-2f;
            for (int number : new int[] {0, 5, 11}) {
                float[] nudge = new float[model.config().dModel()];
                nudge[number] = step;
                float slope =
                        (logit(model, nudge, 1, target) - logit(model, nudge, -1, target))
                                / (2 * step);
                assertThat(slopes.at(0, 1, number))
                        .isCloseTo(slope, Offset.offset(0.02f * Math.max(1, Math.abs(slope))));
            }
        }
    }

    /** The logit with a nudge added to the embedding of position 1. */
    private static float logit(
            LanguageModel model, float[] nudge, float factor, LogitTarget target) {
        Tensor vector = Tensor.wrap(nudge, new int[] {nudge.length}, "d_model");
        Intervention change =
                Intervention.atPositions(
                        new HookPoint("hook_embed"), new Change.Add(vector, factor), 1);
        return Passes.all(model, IDS, change).logits().at(0, target.position(), target.id());
    }

    @ParameterizedTest
    @MethodSource(DECODERS)
    void withoutPositionsAndMaskTheOrderOfTheTextDoesNotMatter(String name) {
        int[] other = {19, 58, 0, 7, 3, 11}; // the same last token
        try (LanguageModel model = Families.open(name)) {
            Intervention[] blind = blind(model);
            float[] there = Passes.all(model, IDS, blind).logits().row(0, IDS.length - 1);
            float[] here = Passes.all(model, other, blind).logits().row(0, IDS.length - 1);
            assertThat(here).containsExactly(there, CLOSE);
            float[] seeing = Passes.all(model, other).logits().row(0, IDS.length - 1);
            assertThat(Passes.all(model, IDS).lastLogits()).isNotEqualTo(seeing);
        }
    }

    /** Every position taken out: no rotation, nothing added to the tokens, nothing hidden. */
    private static Intervention[] blind(LanguageModel model) {
        List<Intervention> changes = new ArrayList<>();
        for (HookPoint hook : model.hookPoints()) {
            switch (hook.last()) {
                case "hook_rot_q", "hook_rot_k" -> changes.add(without(hook, Structure.DROP));
                case "hook_attn_scores" -> changes.add(without(hook, Structure.UNMASK));
                case "hook_pos_embed" ->
                        changes.add(Intervention.everywhere(hook, new Change.Zero()));
                default -> {}
            }
        }
        return changes.toArray(Intervention[]::new);
    }

    private static Intervention without(HookPoint hook, Structure structure) {
        return Intervention.everywhere(hook, new Change.Without(structure));
    }

    @ParameterizedTest
    @MethodSource(DECODERS)
    void droppingEveryNormIsRecordedAndUndone(String name) {
        try (LanguageModel model = Families.open(name)) {
            float[] clean = Passes.all(model, IDS).lastLogits();
            for (HookPoint hook : model.hookPoints()) {
                if (hook.last().equals("hook_normalized")) {
                    Trace dropped = Passes.all(model, IDS, without(hook, Structure.DROP));
                    assertThat(dropped.lastLogits()).as(hook.name()).isNotEqualTo(clean);
                }
            }
            assertThat(Passes.all(model, IDS).lastLogits()).isEqualTo(clean);
        }
    }

    @ParameterizedTest
    @MethodSource(DECODERS)
    void nothingNativeStaysBehind(String name) {
        try (NDManager observer = EngineThread.enter().newManager()) {
            int before = NativeLedger.arrays(observer);
            try (LanguageModel model = Families.open(name)) {
                use(model, 20);
                int warm = NativeLedger.arrays(observer);
                for (int round = 0; round < 10; round++) {
                    use(model, 20 - round); // another length each time
                }
                use(model, 20);
                assertThat(NativeLedger.arrays(observer)).isEqualTo(warm);
            }
            assertThat(NativeLedger.arrays(observer)).isEqualTo(before);
        }
    }

    private static void use(LanguageModel model, int length) {
        int[] ids = new int[length];
        Arrays.setAll(ids, i -> 3 * i % 61);
        Passes.all(model, ids);
        model.run(ids, TraceRequest.lastLogits(), Cancellation.NONE);
        try (KeyValueCache cache = model.newCache(length + 1)) {
            model.extend(cache, ids, TraceRequest.lastLogits(), Cancellation.NONE);
            model.extend(cache, new int[] {1}, TraceRequest.lastLogits(), Cancellation.NONE);
        }
        HookPoint embed = new HookPoint("hook_embed");
        model.gradients(ids, Set.of(embed), new LogitTarget(length - 1, 0), Cancellation.NONE);
        model.direction(3);
        int width = model.config().dModel();
        model.unembed(Tensor.wrap(new float[width], new int[] {1, width}, "n", "d_model"));
    }
}
