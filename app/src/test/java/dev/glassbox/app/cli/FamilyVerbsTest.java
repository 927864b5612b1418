package dev.glassbox.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glassbox.runtime.tensor.SafetensorsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The verbs on a folder of every family, without a tokenizer. */
class FamilyVerbsTest {
    private static final String IDS = "7,3,3,19,0,11,5,22,1,58,40"; // those of the reference
    private static final Path FOLDERS =
            Path.of(
                    System.getProperty("glassbox.checkout", ".."),
                    "model-runtime/src/test/resources/reference");

    @TempDir Path folder = Path.of("set by JUnit");

    static List<Path> models() throws IOException {
        try (Stream<Path> all = Files.list(FOLDERS)) {
            return all.filter(one -> Files.exists(one.resolve("config.v4.json"))).sorted().toList();
        }
    }

    static List<Path> decoders() throws IOException {
        return models().stream()
                .filter(one -> !one.getFileName().toString().startsWith("bert"))
                .toList();
    }

    @Test
    void everyFamilyHasAFolder() throws IOException {
        assertThat(models())
                .extracting(one -> one.getFileName().toString().split("-[a-z0-9]*$")[0])
                .contains("llama", "mistral", "qwen2", "qwen3", "gpt-neox", "gpt-neo", "bert");
    }

    @ParameterizedTest
    @MethodSource("models")
    void nextAndTraceGiveTheSameLogits(Path model) throws IOException {
        Path file = folder.resolve("trace.safetensors");
        Called traced =
                call("trace", "--model", model.toString(), "--ids", IDS, "--out", file.toString());
        assertThat(traced.err()).isEmpty();
        JsonNode best = json("next", model, "--top", "1").get("top").get(0);
        try (SafetensorsFile trace = SafetensorsFile.open(file)) {
            float[] logits = trace.read("logits", "batch", "pos", "n").values();
            int width = trace.entry("logits").shape().get(2);
            float last = logits[logits.length - width + best.get("id").asInt()];
            assertThat((float) best.get("logit").asDouble()).isEqualTo(last, within(last));
            assertThat(trace.entries()).containsKeys("hook_embed", "blocks.0.attn.hook_pattern");
        }
    }

    @ParameterizedTest
    @MethodSource("decoders")
    void generateWritesWhatTransformersWrites(Path model) throws IOException {
        JsonNode ids =
                json("generate", model, "--temperature", "0", "--max-tokens", "6").get("ids");
        try (SafetensorsFile numbers =
                SafetensorsFile.open(model.resolve("reference.safetensors"))) {
            float[] expected = numbers.read("greedy", "batch", "pos").values();
            for (int i = 0; i < expected.length; i++) {
                assertThat(ids.get(ids.size() - expected.length + i).asInt())
                        .isEqualTo((int) expected[i]);
            }
        }
    }

    @Test
    void aClassifierAnswersWithItsLabels() throws IOException {
        JsonNode top = json("next", FOLDERS.resolve("bert-classify")).get("top");
        assertThat(top).hasSize(3);
        assertThat(top)
                .extracting(one -> one.get("token").asText())
                .containsExactlyInAnyOrder("negative", "neutral", "positive");
    }

    @Test
    void segmentsAreReadAndChecked() throws IOException {
        Path model = FOLDERS.resolve("bert-mlm");
        JsonNode one = json("next", model).get("top");
        String all = "0,0,0,0,0,0,0,0,0,0,0";
        assertThat(json("next", model, "--segments", all).get("top")).isEqualTo(one);
        String two = "0,0,0,0,0,1,1,1,1,1,1";
        assertThat(json("next", model, "--segments", two).get("top")).isNotEqualTo(one);
        for (String wrong : List.of("0,1", "0,0,0,0,0,1,1,1,1,1,2", "a", "")) {
            Called refused =
                    call("next", "--model", model.toString(), "--ids", IDS, "--segments", wrong);
            assertThat(refused.code()).isEqualTo(2);
            assertThat(refused.err().strip().lines()).hasSize(1);
        }
    }

    @Test
    void anEncoderDoesNotWriteOn() {
        Called refused =
                call(
                        "generate",
                        "--model",
                        FOLDERS.resolve("bert-mlm").toString(),
                        "--ids",
                        IDS,
                        "--max-tokens",
                        "2",
                        "--lang",
                        "en");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("is an encoder");
    }

    private static org.assertj.core.data.Offset<Float> within(float value) {
        return org.assertj.core.data.Offset.offset(1e-4f * Math.max(1, Math.abs(value)));
    }

    private static JsonNode json(String verb, Path model, String... more) throws IOException {
        String[] all =
                Stream.concat(
                                Stream.of(
                                        verb, "--model", model.toString(), "--ids", IDS, "--json"),
                                Stream.of(more))
                        .toArray(String[]::new);
        Called called = call(all);
        assertThat(called.err()).isEmpty();
        return new ObjectMapper().readTree(called.out());
    }

    private static Called call(String... args) {
        return Called.with("", args);
    }
}
