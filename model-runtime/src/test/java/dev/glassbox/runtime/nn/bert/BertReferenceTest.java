package dev.glassbox.runtime.nn.bert;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import dev.glassbox.runtime.Refusals;
import dev.glassbox.runtime.TestModels;
import dev.glassbox.runtime.djl.EngineThread;
import dev.glassbox.runtime.djl.NativeLedger;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.LogitTarget;
import dev.glassbox.runtime.tensor.SafetensorsFile;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * BERT computes what transformers computes ({@code src/test/reference/dump_families.py}): {@code
 * bert-mlm} guesses words, read with two segments; {@code bert-classify} sorts texts, read without.
 */
class BertReferenceTest {
    private static final double TOLERANCE = 1e-4; // values are of the order of 1 to 30
    private static final Offset<Float> CLOSE = Offset.offset(1e-4f);
    private static final List<Integer> TWO = List.of(0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1);
    private static final String MASKED = "bert-mlm";
    private static final String CLASSIFIER = "bert-classify";

    @ParameterizedTest
    @ValueSource(strings = {MASKED, CLASSIFIER})
    void everyNumberIsThatOfTransformers(String name) {
        try (LanguageModel model = open(name);
                SafetensorsFile numbers = numbers(name)) {
            Trace trace = all(model, ids(numbers), name.equals(MASKED) ? TWO : List.of());
            assertClose(numbers, "logits", trace.logits());
            for (int layer = 0; layer < model.config().nLayers(); layer++) {
                for (String hook :
                        List.of(
                                "attn_out",
                                "resid_mid",
                                "mlp_out",
                                "resid_post",
                                "normalized_resid_post")) {
                    check(numbers, trace, layer, hook, "hook_" + hook);
                }
                check(numbers, trace, layer, "hidden", "hook_resid_pre");
                check(numbers, trace, layer, "pattern", "attn.hook_pattern");
                check(numbers, trace, layer, "z", "attn.hook_z");
                check(numbers, trace, layer, "mlp_post", "mlp.hook_post");
            }
        }
    }

    private static void check(
            SafetensorsFile numbers, Trace trace, int layer, String name, String hook) {
        assertClose(numbers, name + "." + layer, trace.get(HookPoint.block(layer, hook)));
    }

    @Test
    void aClassifierGivesOneLogitForEachOfItsNamedLabels() {
        try (LanguageModel model = open(CLASSIFIER)) {
            assertThat(model.description().labels())
                    .containsExactly("negative", "neutral", "positive");
            Trace trace = model.run(new int[] {3, 4}, TraceRequest.lastLogits(), Cancellation.NONE);
            assertThat(trace.logits().shape()).containsExactly(1, 1, 3);
            assertThat(trace.logits().axes()).containsExactly("batch", "pos", "label");
        }
    }

    @Test
    void theLastPositionAloneGivesTheSameLogits() {
        try (LanguageModel model = open(MASKED)) {
            int[] ids = {3, 4, 5};
            Trace last = model.run(ids, TraceRequest.lastLogits(), Cancellation.NONE);
            assertThat(last.logits().shape()).containsExactly(1, 1, 61);
            assertThat(last.lastLogits())
                    .containsExactly(all(model, ids, List.of()).lastLogits(), CLOSE);
        }
    }

    @Test
    void segmentsMatterAndMustFit() {
        try (LanguageModel model = open(MASKED)) {
            int[] ids = {3, 4, 5};
            Trace plain = all(model, ids, List.of());
            assertThat(all(model, ids, List.of(0, 0, 0)).lastLogits())
                    .isEqualTo(plain.lastLogits());
            assertThat(all(model, ids, List.of(0, 1, 1)).lastLogits())
                    .isNotEqualTo(plain.lastLogits());
            assertThat(Refusals.problemOf(() -> all(model, ids, List.of(0, 1))).id())
                    .isEqualTo("trace.segments");
            for (int wrong : new int[] {-1, 2}) {
                assertThat(Refusals.problemOf(() -> all(model, ids, List.of(0, 0, wrong))).id())
                        .isEqualTo("trace.segment");
            }
        }
        try (LanguageModel decoder = open("gpt2-gelu")) {
            assertThat(Refusals.problemOf(() -> all(decoder, new int[] {1}, List.of(0))).id())
                    .isEqualTo("trace.no-segments");
        }
    }

    @Test
    void writingOnIsRefusedInWords() {
        try (LanguageModel model = open(MASKED)) {
            assertThat(Refusals.problemOf(() -> model.newCache(4)).id())
                    .isEqualTo("model.only-reads");
            assertThat(Refusals.problemOf(() -> model.direction(4)).id())
                    .isEqualTo("model.no-direction");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {MASKED, CLASSIFIER})
    void theHeadAloneGivesTheLogits(String name) {
        try (LanguageModel model = open(name)) {
            int[] ids = {9, 8, 7, 6};
            Trace trace = all(model, ids, List.of());
            Tensor out = trace.get(HookPoint.block(1, "hook_normalized_resid_post"));
            int[] shape = {ids.length, model.config().dModel()};
            Tensor lens = model.unembed(Tensor.wrap(out.toArray(), shape, "n", "d_model"));
            for (int row = 0; row < trace.logits().size(1); row++) {
                assertThat(lens.row(row)).containsExactly(trace.logits().row(0, row), CLOSE);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {MASKED, CLASSIFIER})
    void aTracePatchedIntoItselfChangesNothing(String name) {
        try (LanguageModel model = open(name)) {
            int[] ids = {9, 8, 7, 6};
            Trace clean = all(model, ids, List.of());
            List<Intervention> patches = new ArrayList<>();
            for (HookPoint hook : model.hookPoints()) {
                patches.add(Intervention.everywhere(hook, new Change.Replace(clean.get(hook))));
            }
            TraceRequest request = new TraceRequest(Set.of(), Logits.ALL).with(patches);
            Trace patched = model.run(ids, request, Cancellation.NONE);
            assertThat(difference(clean.logits(), patched.logits())).isLessThan(TOLERANCE);
        }
    }

    @Test
    void droppedNormsAndSumsAreHonoured() {
        try (LanguageModel model = open(MASKED)) {
            int[] ids = {9, 8, 7, 6};
            Trace clean = all(model, ids, List.of());
            for (HookPoint hook : model.hookPoints()) {
                if (Structure.DROP.appliesTo(hook)) {
                    Change change = new Change.Without(Structure.DROP);
                    Trace dropped =
                            model.run(
                                    ids,
                                    TraceRequest.lastLogits()
                                            .with(List.of(Intervention.everywhere(hook, change))),
                                    Cancellation.NONE);
                    assertThat(dropped.lastLogits())
                            .as(hook.name())
                            .isNotEqualTo(clean.lastLogits());
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {MASKED, CLASSIFIER})
    void gradientsAreTheSlopes(String name) {
        try (LanguageModel model = open(name)) {
            int[] ids = {9, 8, 7, 6};
            HookPoint embed = new HookPoint("hook_embed");
            LogitTarget target = new LogitTarget(0, 2);
            Map<HookPoint, Tensor> gradients =
                    model.gradients(ids, Set.of(embed), target, Cancellation.NONE);
            Tensor slopes = Objects.requireNonNull(gradients.get(embed)); // of every position
            assertThat(slopes.size(1)).isEqualTo(ids.length);
            for (int number : new int[] {0, 7}) {
                float slope =
                        (nudged(model, ids, number, 1e-2f) - nudged(model, ids, number, -1e-2f))
                                / 2e-2f;
                assertThat(slopes.at(0, 3, number))
                        .isCloseTo(slope, Offset.offset(0.02f * Math.max(1, Math.abs(slope))));
            }
        }
    }

    private static float nudged(LanguageModel model, int[] ids, int number, float step) {
        float[] nudge = new float[model.config().dModel()];
        nudge[number] = step;
        Tensor vector = Tensor.wrap(nudge, new int[] {nudge.length}, "d_model");
        Intervention change =
                Intervention.atPositions(new HookPoint("hook_embed"), new Change.Add(vector, 1), 3);
        TraceRequest request = new TraceRequest(Set.of(), Logits.ALL).with(List.of(change));
        return model.run(ids, request, Cancellation.NONE).logits().at(0, 0, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {MASKED, CLASSIFIER})
    void nothingNativeStaysBehind(String name) {
        try (NDManager observer = EngineThread.enter().newManager()) {
            int before = NativeLedger.arrays(observer);
            try (LanguageModel model = open(name)) {
                use(model, 20);
                int warm = NativeLedger.arrays(observer);
                for (int round = 0; round < 10; round++) {
                    use(model, 20 - round);
                }
                assertThat(NativeLedger.arrays(observer)).isEqualTo(warm);
            }
            assertThat(NativeLedger.arrays(observer)).isEqualTo(before);
        }
    }

    private static void use(LanguageModel model, int length) {
        int[] ids = new int[length];
        Arrays.setAll(ids, i -> 3 * i % 61);
        all(model, ids, List.of());
        model.run(ids, TraceRequest.lastLogits(), Cancellation.NONE);
        Set<HookPoint> embed = Set.of(new HookPoint("hook_embed"));
        model.gradients(ids, embed, new LogitTarget(0, 0), Cancellation.NONE);
        int width = model.config().dModel();
        model.unembed(Tensor.wrap(new float[width], new int[] {1, width}, "n", "d_model"));
    }

    private static LanguageModel open(String reference) {
        return dev.glassbox.runtime.model.ModelCatalog.bundled(java.nio.file.Path.of("none"))
                .open(TestModels.reference(reference).toString());
    }

    private static SafetensorsFile numbers(String reference) {
        return SafetensorsFile.open(
                TestModels.reference(reference).resolve("reference.safetensors"));
    }

    private static int[] ids(SafetensorsFile numbers) {
        float[] stored = numbers.read("ids", "batch", "pos").values();
        int[] ids = new int[stored.length];
        Arrays.setAll(ids, i -> (int) stored[i]);
        return ids;
    }

    private static Trace all(LanguageModel model, int[] ids, List<Integer> segments) {
        TraceRequest request = new TraceRequest(Set.copyOf(model.hookPoints()), Logits.ALL);
        return model.run(ids, request.of(segments), Cancellation.NONE);
    }

    private static void assertClose(SafetensorsFile numbers, String name, Tensor actual) {
        boolean whole = numbers.entry(name).shape().size() == actual.rank();
        String[] axes = whole ? actual.axes().toArray(String[]::new) : new String[] {"0", "1"};
        Tensor expected = numbers.read(name, axes); // a classifier's have no axis of positions
        assertThat(actual.size()).as(name).isEqualTo(expected.size());
        assertThat(difference(expected, actual)).as(name).isLessThan(TOLERANCE);
    }

    private static double difference(Tensor a, Tensor b) {
        double largest = 0;
        for (int i = 0; i < a.size(); i++) {
            largest = Math.max(largest, Math.abs(a.values()[i] - b.values()[i]));
        }
        return largest;
    }
}
