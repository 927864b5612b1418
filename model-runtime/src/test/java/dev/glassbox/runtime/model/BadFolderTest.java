package dev.glassbox.runtime.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.djl.ndarray.NDManager;
import dev.glassbox.runtime.TestModels;
import dev.glassbox.runtime.djl.EngineThread;
import dev.glassbox.runtime.djl.NativeLedger;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.tensor.SafetensorsFile;
import dev.glassbox.runtime.tensor.SafetensorsWriter;
import dev.glassbox.runtime.tensor.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder with one thing wrong: one sentence says which, and nothing native is left behind. */
class BadFolderTest {
    private static final String BIAS = "transformer.h.1.ln_1.bias";
    private static final String WEIGHTS = "model.safetensors";

    @TempDir Path folder = Path.of("set by JUnit");

    @BeforeEach
    void copyAGoodFolder() throws IOException {
        for (String name : new String[] {"config.json", WEIGHTS}) {
            Files.copy(TestModels.reference("gpt2-gelu-new").resolve(name), folder.resolve(name));
        }
    }

    @Test
    void theGoodFolderOpens() {
        try (LanguageModel model = catalog().open(folder.toString())) {
            assertThat(model.config().nLayers()).isEqualTo(2);
            assertThat(model.tokenizer()).isEmpty();
            assertThat(model.description().warnings()).isEmpty();
        }
    }

    @Test
    void truncatedWeights() throws IOException {
        byte[] whole = Files.readAllBytes(folder.resolve(WEIGHTS));
        Files.write(folder.resolve(WEIGHTS), Arrays.copyOf(whole, whole.length - 100));
        assertThat(problem().id()).isEqualTo("safetensors.length");
    }

    @Test
    void weightsThatAreNoSafetensorsFile() throws IOException {
        Files.writeString(folder.resolve(WEIGHTS), "not a weights file at all");
        assertThat(problem().id()).startsWith("safetensors.");
    }

    @Test
    void aValueThatIsNotANumber() throws IOException {
        rewrite(tensors -> Objects.requireNonNull(tensors.get(BIAS)).values()[3] = Float.NaN);
        assertThat(problem().id()).isEqualTo("model.not-finite");
        assertThat(problem().arguments()).containsEntry("tensor", BIAS);
    }

    @Test
    void aMissingTensor() throws IOException {
        rewrite(tensors -> tensors.remove(BIAS));
        assertThat(problem().id()).isEqualTo("model.tensors-missing");
        assertThat(problem().arguments()).containsEntry("names", "h.1.ln_1.bias");
    }

    @Test
    void anExtraTensorIsAWarning() throws IOException {
        rewrite(tensors -> tensors.put("extra", Tensor.wrap(new float[2], new int[] {2}, "0")));
        assertThat(catalog().describe(folder.toString()).warnings())
                .extracting(Problem::id)
                .containsExactly("model.tensors-unknown");
    }

    @Test
    void sizesThatDisagreeWithTheTensors() throws IOException {
        config("\"n_embd\": 12", "\"n_embd\": 24");
        assertThat(problem().id()).isEqualTo("model.tensor-shape");
    }

    @Test
    void sizesThatCannotBe() throws IOException {
        config("\"n_embd\": 12", "\"n_embd\": 13");
        assertThat(problem().id()).isEqualTo("config.heads-do-not-divide");
        config("\"n_embd\": 13", "\"n_embd\": -3");
        assertThat(problem().id()).isEqualTo("config.size");
        config("\"n_embd\": -3", "\"unrelated\": 1");
        assertThat(problem().id()).isEqualTo("config.missing");
    }

    @Test
    void anActivationThatIsNotComputedHere() throws IOException {
        config("\"gelu_new\"", "\"quick_gelu\"");
        assertThat(problem().id()).isEqualTo("config.unsupported");
        assertThat(problem().arguments()).containsEntry("value", "quick_gelu");
    }

    @Test
    void anotherArchitecture() throws IOException {
        config("\"model_type\": \"gpt2\"", "\"model_type\": \"mamba\"");
        assertThat(problem().id()).isEqualTo("model.unsupported-architecture");
    }

    @Test
    void weightsOnlyAsAPickle() throws IOException {
        Files.move(folder.resolve(WEIGHTS), folder.resolve("pytorch_model.bin"));
        assertThat(problem().id()).isEqualTo("model.unsafe-format");
    }

    private ModelCatalog catalog() {
        return ModelCatalog.bundled(folder.resolve("nothing-bundled"));
    }

    private Problem problem() {
        try (NDManager observer = EngineThread.enter().newManager()) {
            int before = NativeLedger.arrays(observer);
            IntakeException thrown =
                    catchThrowableOfType(
                            IntakeException.class, () -> catalog().open(folder.toString()));
            assertThat(NativeLedger.arrays(observer)).isEqualTo(before);
            return thrown.problem();
        }
    }

    private void config(String old, String replacement) throws IOException {
        Path file = folder.resolve("config.json");
        String text = Files.readString(file);
        assertThat(text).contains(old);
        Files.writeString(file, text.replace(old, replacement));
    }

    private void rewrite(Consumer<Map<String, Tensor>> change) throws IOException {
        Path path = folder.resolve(WEIGHTS);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            for (String name : file.entries().keySet()) {
                String[] axes = new String[file.entry(name).shape().size()];
                Arrays.setAll(axes, String::valueOf);
                tensors.put(name, file.read(name, axes));
            }
        }
        change.accept(tensors);
        try (OutputStream out = Files.newOutputStream(path)) {
            SafetensorsWriter.write(tensors, Map.of(), out);
        }
    }
}
