package dev.glassbox.runtime.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.runtime.TestFolders;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.ModelFolder;
import dev.glassbox.runtime.tensor.SafetensorsFile;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.runtime.trace.TraceRequest.Logits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same model in the folders that several versions of transformers write. */
class FamilyFolderTest {
    private static final String ALL = "dev.glassbox.runtime.nn.Families#all";
    private static final List<String> HEADS = List.of("lm_head.", "embed_out.", "cls.", "classif");

    @TempDir Path folder = Path.of("set by JUnit");

    @ParameterizedTest
    @MethodSource(ALL)
    void whatIsKnownToBeLeftOverIsNoWarning(String name) {
        assertThat(
                        Families.catalog()
                                .describe(TestFolders.copy(name, folder).toString())
                                .warnings())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void theKeysOfTransformers4SayTheSame(String name) throws IOException {
        TestFolders.copy(name, folder);
        Files.move(
                folder.resolve("config.v4.json"),
                folder.resolve(ModelFolder.CONFIG),
                StandardCopyOption.REPLACE_EXISTING);
        assertSame(name);
    }

    static Stream<String> inOneFile() {
        return Families.all().filter(name -> !name.endsWith("shards"));
    }

    @ParameterizedTest
    @MethodSource("inOneFile")
    void theNameOfTheBaseModelMayStandBeforeEveryTensorOrNot(String name) {
        TestFolders.copy(name, folder);
        String family = Families.prefix(name);
        TestFolders.rewrite(
                folder.resolve(ModelFolder.WEIGHTS),
                tensors -> {
                    Map<String, Tensor> renamed = new LinkedHashMap<>();
                    tensors.forEach((key, tensor) -> renamed.put(other(key, family), tensor));
                    assertThat(renamed.keySet()).isNotEqualTo(tensors.keySet());
                    tensors.clear();
                    tensors.putAll(renamed);
                });
        assertSame(name);
    }

    @ParameterizedTest
    @MethodSource("inOneFile")
    void aTensorThatMeansNothingIsAWarning(String name) {
        TestFolders.copy(name, folder);
        TestFolders.rewrite(
                folder.resolve(ModelFolder.WEIGHTS),
                tensors -> tensors.put("extra", Tensor.wrap(new float[2], new int[] {2}, "0")));
        assertThat(Families.catalog().describe(folder.toString()).warnings())
                .extracting(Problem::id)
                .containsExactly("model.tensors-unknown");
        assertSame(name);
    }

    /** With the prefix where it had none, without where it had one. */
    private static String other(String tensor, String prefix) {
        if (tensor.startsWith(prefix)) {
            return tensor.substring(prefix.length());
        }
        return HEADS.stream().anyMatch(tensor::startsWith) ? tensor : prefix + tensor;
    }

    private void assertSame(String name) {
        try (LanguageModel changed = Families.open(folder);
                LanguageModel original = Families.open(name);
                SafetensorsFile numbers = Families.numbers(name)) {
            int[] ids = Families.ids(numbers, "ids");
            TraceRequest request = new TraceRequest(Set.of(), Logits.ALL);
            Tensor there = original.run(ids, request, Cancellation.NONE).logits();
            Tensor here = changed.run(ids, request, Cancellation.NONE).logits();
            assertThat(here.toArray()).isEqualTo(there.toArray());
            assertThat(changed.config()).isEqualTo(original.config());
            assertThat(changed.card().parameters()).isEqualTo(original.card().parameters());
        }
    }
}
