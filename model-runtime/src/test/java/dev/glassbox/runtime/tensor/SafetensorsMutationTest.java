package dev.glassbox.runtime.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Limits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged files end in a problem of the catalogue and in nothing else. {@code -Dglassbox.mutants=N}
 * sets the number of headers, {@code -Dglassbox.seed=N} the seed.
 */
class SafetensorsMutationTest {
    private static final int HEADERS = Integer.getInteger("glassbox.mutants", 100_000);
    private static final int FILES = HEADERS / 50;
    private static final long SEED = Long.getLong("glassbox.seed", 20261121L);

    @TempDir private Path folder;

    @Test
    void aDamagedHeaderIsReadOrRefused() {
        SafetensorsMutator mutator = new SafetensorsMutator(SEED);
        Map<String, Integer> outcomes = new HashMap<>();
        for (int i = 0; i < HEADERS; i++) {
            byte[] file = mutator.next();
            try {
                outcomes.merge(parse(file), 1, Integer::sum);
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError(
                        "seed " + SEED + ", mutant " + i + ": " + HexFormat.of().formatHex(file),
                        e);
            }
        }
        // The mutator reaches most checks; otherwise this test would prove little.
        assertThat(outcomes).hasSizeGreaterThan(15);
        assertThat(outcomes.get("read")).isBetween(HEADERS / 20, HEADERS * 3 / 4);
    }

    @Test
    void aDamagedFileIsReadOrRefused() throws IOException {
        SafetensorsMutator mutator = new SafetensorsMutator(SEED + 1);
        Path path = folder.resolve("mutant.safetensors");
        int read = 0;
        for (int i = 0; i < FILES; i++) {
            Files.write(path, mutator.next());
            try (SafetensorsFile file = SafetensorsFile.open(path)) {
                for (TensorEntry entry : file.entries().values()) {
                    String[] axes = new String[entry.shape().size()];
                    Arrays.fill(axes, "axis");
                    assertThat(file.read(entry.name(), axes).size()).isEqualTo((int) entry.size());
                    read++;
                }
            } catch (IntakeException e) {
                assertThat(e.problem().id()).matches("(safetensors|json|text)\\..*");
            }
        }
        assertThat(read).isGreaterThan(FILES / 10);
    }

    /** What {@link SafetensorsFile} does to the bytes, without a file; gives the outcome. */
    private static String parse(byte[] file) {
        if (file.length < Long.BYTES) {
            return "short";
        }
        long length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (length < 0 || length > file.length - Long.BYTES) {
            return "outside";
        }
        int end = Long.BYTES + (int) length;
        try {
            SafetensorsHeader.parse(
                    Arrays.copyOfRange(file, Long.BYTES, end),
                    file.length - end,
                    "mutant",
                    Limits.standard());
            return "read";
        } catch (IntakeException e) {
            return e.problem().id();
        }
    }
}
