package dev.glassbox.runtime.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.glassbox.runtime.TestModels;
import dev.glassbox.runtime.djl.Autograd;
import dev.glassbox.runtime.djl.EngineThread;
import dev.glassbox.runtime.djl.InferenceKernels;
import dev.glassbox.runtime.djl.NativeFloats;
import dev.glassbox.runtime.djl.NativeLedger;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.ModelCatalog;
import dev.glassbox.runtime.model.ModelFolder;
import dev.glassbox.runtime.nn.LinearKernel.Choice;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.runtime.trace.TraceRequest.Logits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The two kernels give the same numbers, alone and within every family of models. */
class LinearKernelTest {
    private static final float TOLERANCE = 1e-5f; // of the largest value

    private NDManager manager;

    @BeforeEach
    void enter() {
        manager = EngineThread.enter().newManager();
        assumeTrue(InferenceKernels.ofThisThread().isPresent(), "this PyTorch has no oneDNN");
    }

    @AfterEach
    void leave() {
        LinearKernel.prefer(Choice.BY_SIZE);
        manager.close();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1",
        "1, 8, 3",
        "3, 7, 5",
        "5, 64, 192",
        "64, 64, 256",
        "17, 100, 33",
        "1, 768, 2304",
        "64, 768, 768",
        "2, 3072, 768",
        "1, 256, 5000",
        "300, 48, 20"
    })
    void bothKernelsAgreeOnAnyShapeStrideAndBias(int rows, int in, int out) {
        NDArray x = random(1, 1, rows, in); // [1, rows, in]
        NDArray stored = random(2, in, out); // [in, out], as GPT-2's
        NDArray weight = random(3, out, in); // [out, in]
        NDArray bias = random(4, out); // [out]
        for (NDArray w : List.of(weight, stored.transpose())) {
            agree(x, w, bias);
            agree(x, w, null);
        }
    }

    private static void agree(NDArray x, NDArray weight, @Nullable NDArray bias) {
        float[] engine = product(Choice.ENGINE, x, weight, bias);
        float[] oneDnn = product(Choice.ONEDNN, x, weight, bias);
        assertClose(oneDnn, engine);
        assertThat(oneDnn.length).isEqualTo((int) (x.getShape().get(1) * weight.getShape().get(0)));
    }

    @Test
    void theKernelIsNotTheEnginesOwn() {
        // else the comparisons above would hold of one kernel with itself
        NDArray x = random(1, 64, 768); // [rows, in]
        NDArray weight = random(2, 768, 768); // [out, in]
        assertThat(product(Choice.ONEDNN, x, weight, null))
                .isNotEqualTo(product(Choice.ENGINE, x, weight, null));
    }

    @Test
    void gradientsGoThroughTheEnginesKernelWhateverIsPreferred() {
        LinearKernel.prefer(Choice.ONEDNN);
        NDArray x = random(1, 1, 2, 3); // [1, rows, in]
        NDArray weight = NativeFloats.create(manager, new float[] {1, 2, 3}, 1, 3); // [out, in]
        weight.setRequiresGradient(true);
        Autograd.backward(manager, () -> LinearKernel.apply(x, weight, null).sum());
        float[] sums = x.sum(new int[] {0, 1}).toFloatArray();
        assertThat(Autograd.gradient(manager, weight).toFloatArray()).containsExactly(sums);
    }

    @Test
    void callsLeaveNothingBehind() {
        NDArray x = random(1, 64, 64); // [rows, in]
        NDArray weight = random(2, 64, 64); // [out, in]
        NDArray bias = random(3, 64); // [out]
        int before = NativeLedger.arrays(manager);
        for (int i = 0; i < 100; i++) {
            try (NDManager scope = manager.newSubManager()) {
                NDArray own = x.duplicate();
                own.attach(scope);
                product(Choice.ONEDNN, own, weight, bias);
            }
        }
        assertThat(NativeLedger.arrays(manager)).isEqualTo(before);
    }

    /** With all hooks on, so that anything that writes into a kernel's answer is refused here. */
    @ParameterizedTest
    @MethodSource("models")
    void everyModelGivesTheSameNumbersWithBothKernels(Path folder) {
        ModelCatalog catalog = new ModelCatalog(Map.of(), ModelCatalog.providersOnClassPath());
        try (LanguageModel model = catalog.open(folder.toString())) {
            int[] ids = new int[Math.min(20, model.config().nCtx())];
            Arrays.setAll(ids, i -> (i * 7 + 3) % model.config().dVocab());
            Set<HookPoint> hooks = new LinkedHashSet<>(model.hookPoints());
            TraceRequest request = new TraceRequest(hooks, Logits.ALL);
            LinearKernel.prefer(Choice.ENGINE);
            Trace engine = model.run(ids, request, Cancellation.NONE);
            LinearKernel.prefer(Choice.ONEDNN);
            Trace oneDnn = model.run(ids, request, Cancellation.NONE);
            assertClose(values(oneDnn.logits()), values(engine.logits()));
        }
    }

    static Stream<Path> models() throws IOException {
        Path references = TestModels.reference("gpt2-relu").getParent();
        Stream<Path> folders =
                Stream.concat(Files.list(references), Files.list(TestModels.bundledRoot()));
        return folders.filter(LinearKernelTest::canBeOpened);
    }

    private static boolean canBeOpened(Path folder) {
        return Files.exists(folder.resolve(ModelFolder.CONFIG))
                && Files.exists(folder.resolve(ModelFolder.WEIGHTS))
                && ModelCatalog.providersOnClassPath().stream()
                        .anyMatch(
                                family ->
                                        family.modelTypes()
                                                .contains(ModelFolder.open(folder).modelType()));
    }

    private static float[] product(
            Choice choice, NDArray x, NDArray weight, @Nullable NDArray bias) {
        LinearKernel.prefer(choice);
        return LinearKernel.apply(x, weight, bias).toFloatArray();
    }

    private NDArray random(long seed, long... shape) {
        Random random = new Random(seed);
        float[] values = new float[(int) new Shape(shape).size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return NativeFloats.create(manager, values, shape);
    }

    private static float[] values(Tensor tensor) {
        return tensor.values();
    }

    private static void assertClose(float[] actual, float[] expected) {
        float largest = 1e-3f;
        float difference = 0;
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            difference = Math.max(difference, Math.abs(actual[i] - expected[i]));
        }
        assertThat(difference).isLessThanOrEqualTo(TOLERANCE * largest);
    }
}
