package dev.glassbox.runtime.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.runtime.Refusals;
import dev.glassbox.runtime.TestModels;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.ModelCatalog;
import dev.glassbox.runtime.tensor.SafetensorsFile;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.TraceRequest;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A session on every family: the continuation of transformers, with the cache and without it. */
class GenerationFamiliesTest {
    private static final Offset<Float> TOLERANCE = Offset.offset(1e-4f);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "llama-3",
                "llama-tied",
                "llama-shards",
                "mistral-window",
                "mistral-whole",
                "qwen2-whole",
                "qwen2-window",
                "qwen3-whole",
                "qwen3-window",
                "gpt-neox-parallel",
                "gpt-neox-serial",
                "gpt-neo-alternating",
                "gpt-neo-local",
                "gpt-neo-bare",
                "gpt2-gelu"
            })
    void greedyIsThatOfTransformersAlsoAfterBranching(String name) {
        Path folder = TestModels.reference(name);
        try (LanguageModel model = catalog().open(folder.toString());
                SafetensorsFile numbers =
                        SafetensorsFile.open(folder.resolve("reference.safetensors"))) {
            int[] prompt = ids(numbers, "ids");
            int[] greedy = ids(numbers, "greedy");
            GenerationLimits limits = new GenerationLimits(greedy.length, Set.of());
            try (GenerationSession session =
                    new GenerationSession(model, prompt, SamplingConfig.GREEDY, limits)) {
                List<GenerationStep> steps =
                        session.play(greedy.length, GenerationListener.NONE, Cancellation.NONE);
                assertThat(steps.stream().mapToInt(GenerationStep::id))
                        .containsExactly(box(greedy));

                session.goTo(steps.get(1).node());
                session.put((greedy[2] + 1) % model.config().dVocab(), Cancellation.NONE);
                session.play(2, GenerationListener.NONE, Cancellation.NONE);
                int[] branch = session.ids();
                float[] whole =
                        model.run(branch, TraceRequest.lastLogits(), Cancellation.NONE)
                                .lastLogits();
                assertThat(session.next(session.at(), Cancellation.NONE).logits())
                        .containsExactly(whole, TOLERANCE);

                session.goTo(0);
                session.play(greedy.length, GenerationListener.NONE, Cancellation.NONE);
                assertThat(session.ids())
                        .isEqualTo(
                                IntStream.concat(Arrays.stream(prompt), Arrays.stream(greedy))
                                        .toArray());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bert-mlm", "bert-classify"})
    void anEncoderDoesNotWriteText(String name) {
        try (LanguageModel model = catalog().open(TestModels.reference(name).toString())) {
            int[] prompt = {1, 2, 3};
            GenerationLimits limits = new GenerationLimits(3, Set.of());
            assertThat(
                            Refusals.problemOf(
                                            () ->
                                                    new GenerationSession(
                                                            model,
                                                            prompt,
                                                            SamplingConfig.GREEDY,
                                                            limits))
                                    .place())
                    .isEqualTo(name);
        }
    }

    private static Integer[] box(int[] ids) {
        return Arrays.stream(ids).boxed().toArray(Integer[]::new);
    }

    private static ModelCatalog catalog() {
        return ModelCatalog.bundled(Path.of("nothing-bundled"));
    }

    private static int[] ids(SafetensorsFile numbers, String name) {
        float[] stored = numbers.read(name, "batch", "pos").values();
        int[] ids = new int[stored.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = (int) stored[i];
        }
        return ids;
    }
}
