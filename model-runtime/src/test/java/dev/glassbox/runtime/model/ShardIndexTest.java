package dev.glassbox.runtime.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glassbox.runtime.Refusals;
import dev.glassbox.runtime.TestFolders;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Weights in several files, and an index that may lie about them. */
class ShardIndexTest {
    private static final String FIRST = "model-00001-of-00003.safetensors";
    private static final String SECOND = "model-00002-of-00003.safetensors";
    private static final String NORM = "model.norm.weight"; // in the second

    @TempDir Path folder = Path.of("set by JUnit");

    @BeforeEach
    void copyAGoodFolder() {
        TestFolders.copy("llama-shards", folder);
    }

    @Test
    void theShardsAreOneModel() {
        try (ModelWeights weights = ModelFolder.open(folder).weights()) {
            assertThat(weights.entries()).hasSize(21).containsKeys(NORM, "lm_head.weight");
            assertThat(weights.place(NORM)).endsWith(SECOND);
            ByteBuffer values = ByteBuffer.allocate(16 * 4).order(ByteOrder.LITTLE_ENDIAN);
            weights.readInto(NORM, values);
            assertThat(values.getFloat(0)).isBetween(0f, 2f); // a gain
        }
    }

    @Test
    void theSha256IsThatOfAllBytesInTheOrderOfTheNames()
            throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (int shard = 1; shard <= 3; shard++) {
            String name = "model-0000" + shard + "-of-00003.safetensors";
            digest.update(Files.readAllBytes(folder.resolve(name)));
        }
        try (ModelWeights weights = ModelFolder.open(folder).weights()) {
            assertThat(weights.sha256()).isEqualTo(HexFormat.of().formatHex(digest.digest()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../" + FIRST,
                "/tmp/" + FIRST,
                "sub/" + FIRST,
                "..\\" + FIRST,
                "C:" + FIRST,
                "..",
                "",
                ".safetensors",
                "pytorch_model.bin",
                "model\u0000.safetensors"
            })
    void aNameThatLeadsOutOfTheFolder(String name) {
        map(map -> map.put(NORM, name));
        assertThat(problem().id()).isEqualTo("model.shard-name");
    }

    @Test
    void aNameThatIsNoText() {
        map(map -> map.put(NORM, 3));
        assertThat(problem().id()).isEqualTo("model.shard-name");
    }

    @Test
    void noMap() {
        TestFolders.edit(index(), json -> json.remove("weight_map"));
        assertThat(problem().id()).isEqualTo("json.missing-key");
        TestFolders.edit(index(), json -> json.putObject("weight_map"));
        assertThat(problem().id()).isEqualTo("json.missing-key");
    }

    @Test
    void aMissingShard() throws IOException {
        Files.delete(folder.resolve(SECOND));
        assertThat(problem().id()).isEqualTo("model.shard-missing");
        assertThat(problem().arguments()).containsEntry("shard", SECOND);
    }

    @Test
    void aTruncatedShard() throws IOException {
        byte[] whole = Files.readAllBytes(folder.resolve(SECOND));
        Files.write(folder.resolve(SECOND), Arrays.copyOf(whole, whole.length - 10));
        assertThat(problem().id()).isEqualTo("safetensors.length");
        assertThat(problem().place()).endsWith(SECOND);
    }

    @Test
    void aTensorThatIsNotWhereTheIndexSays() {
        map(map -> map.put(NORM, FIRST));
        assertThat(problem().id()).isEqualTo("model.shard-lacks");
        assertThat(problem().arguments()).containsEntry("tensor", NORM);
    }

    @Test
    void aTensorThatTheIndexDoesNotName() {
        map(map -> map.remove(NORM));
        assertThat(problem().id()).isEqualTo("model.shard-unlisted");
        assertThat(problem().arguments()).containsEntry("tensor", NORM);
    }

    @Test
    void aTensorInTwoShards() {
        TestFolders.rewrite(
                folder.resolve(FIRST),
                tensors -> tensors.put(NORM, Tensor.wrap(new float[16], new int[] {16}, "0")));
        assertThat(problem().id()).isEqualTo("model.tensor-twice");
        assertThat(problem().arguments())
                .containsEntry("tensor", NORM)
                .containsEntry("first", SECOND)
                .containsEntry("second", FIRST);
    }

    private Problem problem() {
        return Refusals.problemOf(() -> ModelFolder.open(folder).weights().close());
    }

    private void map(java.util.function.Consumer<ObjectNode> change) {
        TestFolders.edit(index(), json -> change.accept((ObjectNode) json.get("weight_map")));
    }

    private Path index() {
        return folder.resolve(ModelFolder.WEIGHTS + ".index.json");
    }
}
