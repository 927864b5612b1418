package dev.glassbox.runtime.nn.gpt2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.runtime.TestModels;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.tensor.SafetensorsFile;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.runtime.trace.TraceRequest.Logits;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tiny random models whose every number was computed by transformers ({@code
 * src/test/reference/dump_gpt2.py}): {@code gpt2-gelu-new} as GPT-2 itself, {@code gpt2-relu} with
 * another activation and MLP width, scores divided by the layer's number, and a file without prefix
 * that carries the old masks.
 */
class TransformersReferenceTest {
    private static final float TOLERANCE = 1e-5f; // values are of the order of 1 to 30

    @ParameterizedTest
    @ValueSource(strings = {"gpt2-gelu-new", "gpt2-relu"})
    void logitsHiddenStatesAndPatternsAreThoseOfTransformers(String name) {
        Path folder = TestModels.reference(name);
        try (LanguageModel model = new Gpt2Provider().open(folder, "test");
                SafetensorsFile reference =
                        SafetensorsFile.open(folder.resolve("reference.safetensors"))) {
            float[] stored = reference.read("ids", "batch", "pos").values();
            int[] ids = new int[stored.length];
            for (int i = 0; i < ids.length; i++) {
                ids[i] = (int) stored[i];
            }
            Trace trace =
                    model.run(
                            ids,
                            new TraceRequest(Set.copyOf(model.hookPoints()), Logits.ALL),
                            Cancellation.NONE);
            assertClose(reference, "logits", trace.logits());
            assertClose(reference, "hidden.0", trace.get(HookPoint.block(0, "hook_resid_pre")));
            assertClose(reference, "hidden.1", trace.get(HookPoint.block(1, "hook_resid_pre")));
            assertClose(reference, "pattern.0", trace.get(HookPoint.pattern(0)));
            assertClose(reference, "pattern.1", trace.get(HookPoint.pattern(1)));
        }
    }

    private static void assertClose(SafetensorsFile reference, String name, Tensor actual) {
        Tensor expected =
                reference.read(name, actual.axes().toArray(String[]::new)); // also checks the rank
        assertThat(actual.shape()).isEqualTo(expected.shape());
        float largest = 0;
        float scale = 1;
        for (int i = 0; i < expected.size(); i++) {
            largest = Math.max(largest, Math.abs(actual.values()[i] - expected.values()[i]));
            scale = Math.max(scale, Math.abs(expected.values()[i]));
        }
        assertThat(largest).as(name).isLessThan(TOLERANCE * scale);
    }
}
