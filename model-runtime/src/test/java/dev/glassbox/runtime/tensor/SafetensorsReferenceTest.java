package dev.glassbox.runtime.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.runtime.Refusals;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.StrictJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Against the reference implementation: files and verdicts made by {@code
 * src/test/python/safetensors_reference.py}. No tolerance: numbers agree bit by bit.
 */
class SafetensorsReferenceTest {
    private static final Path REFERENCE = Path.of("src/test/resources/reference/safetensors");

    @TempDir private Path folder;

    @Test
    void everyReadableTypeWidensBitForBit() throws IOException {
        JsonNode expected = json(Files.readString(REFERENCE.resolve("types.json")));
        try (SafetensorsFile file = SafetensorsFile.open(REFERENCE.resolve("types.safetensors"))) {
            assertThat(file.entries()).hasSize(expected.size() + 1);
            expected.properties()
                    .forEach(tensor -> assertSame(file, tensor.getKey(), tensor.getValue()));
            assertThat(Refusals.problemOf(() -> file.read("ids", "pos")).id())
                    .isEqualTo("safetensors.dtype-unread");
        }
    }

    private static void assertSame(SafetensorsFile file, String name, JsonNode expected) {
        int rank = expected.get("shape").size();
        Tensor tensor =
                file.read(name, List.of("a", "b", "c").subList(0, rank).toArray(String[]::new));
        ByteBuffer memory =
                ByteBuffer.allocateDirect(tensor.size() * Float.BYTES)
                        .order(ByteOrder.nativeOrder());
        file.readInto(name, memory);
        memory.flip();
        for (int axis = 0; axis < rank; axis++) {
            assertThat(tensor.size(axis)).isEqualTo(expected.get("shape").get(axis).asInt());
        }
        for (int i = 0; i < tensor.size(); i++) {
            int bits = expected.get("bits").get(i).asInt();
            assertThat(Float.floatToRawIntBits(tensor.values()[i])).as(name).isEqualTo(bits);
            assertThat(memory.getInt(i * Float.BYTES)).as(name).isEqualTo(bits);
        }
    }

    @Test
    void ourWriterGivesTheReferencesBytes() throws IOException {
        Path reference = REFERENCE.resolve("f32.safetensors");
        Map<String, Tensor> tensors = new HashMap<>();
        ByteArrayOutputStream ours = new ByteArrayOutputStream();
        try (SafetensorsFile file = SafetensorsFile.open(reference)) {
            tensors.put("f32", file.read("f32", "a", "b"));
            tensors.put("scalar", file.read("scalar"));
            tensors.put("empty", file.read("empty", "a", "b"));
            SafetensorsWriter.write(tensors, file.metadata(), ours);
        }
        assertThat(ours.toByteArray()).isEqualTo(Files.readAllBytes(reference));
    }

    /**
     * What the reference refuses, we refuse. We are stricter in two ways that these cases show: the
     * header must begin at once, as the format's text demands, and an axis must fit a Java array.
     */
    @Test
    void whatTheReferenceRefusesIsRefused() throws IOException {
        int accepted = 0;
        List<String> lines = verdicts();
        assertThat(lines).hasSize(2000);
        for (String line : lines) {
            JsonNode verdict = json(line);
            byte[] bytes = Base64.getDecoder().decode(verdict.get("file").asText());
            Path file = Files.write(folder.resolve("case.safetensors"), bytes);
            String ours = opens(file);
            if (!verdict.get("accepted").asBoolean()) {
                assertThat(ours).as(line).isNotEqualTo("accepted");
            } else {
                assertThat(ours)
                        .as(line)
                        .isIn("accepted", "safetensors.not-a-header", "safetensors.axis-too-long");
            }
            accepted += ours.equals("accepted") ? 1 : 0;
        }
        assertThat(accepted).isGreaterThan(600);
    }

    private static List<String> verdicts() throws IOException {
        try (GZIPInputStream in =
                new GZIPInputStream(Files.newInputStream(REFERENCE.resolve("verdicts.jsonl.gz")))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static String opens(Path file) {
        try (SafetensorsFile open = SafetensorsFile.open(file)) {
            assertThat(open.entries()).isNotNull();
            return "accepted";
        } catch (IntakeException e) {
            return e.problem().id();
        }
    }

    private static JsonNode json(String text) {
        return StrictJson.standard().readTree(text, "reference");
    }
}
