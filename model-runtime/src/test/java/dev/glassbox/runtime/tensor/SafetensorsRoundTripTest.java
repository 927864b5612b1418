package dev.glassbox.runtime.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glassbox.runtime.intake.IntakeException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsRoundTripTest {
    private static final Tensor MATRIX =
            Tensor.wrap(
                    new float[] {1, -0f, Float.NaN, Float.MIN_VALUE, 3.5f, -1e30f},
                    new int[] {2, 3},
                    "row",
                    "column");
    private static final Tensor SCALAR = Tensor.wrap(new float[] {7}, new int[] {});
    private static final Tensor EMPTY = Tensor.wrap(new float[0], new int[] {0, 4}, "a", "b");
    private static final Map<String, Tensor> TENSORS =
            Map.of("matrix", MATRIX, "scalar", SCALAR, "empty", EMPTY);

    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("小 t.safetensors");
        write(file, TENSORS);
    }

    @Test
    void everyValueComesBackBitForBit() {
        try (SafetensorsFile open = SafetensorsFile.open(file)) {
            assertThat(open.metadata()).isEqualTo(Map.of("format", "pt"));
            assertThat(open.entries().keySet()).containsExactly("empty", "matrix", "scalar");
            assertSame(open.read("matrix", "row", "column"), MATRIX);
            assertSame(open.read("scalar"), SCALAR);
            assertSame(open.read("empty", "a", "b"), EMPTY);
        }
    }

    @Test
    void aFileInsideAZipReadsTheSame() throws IOException {
        Path zip = folder.resolve("models.zip");
        try (FileSystem inside = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
            Files.copy(file, inside.getPath("/t.safetensors"));
        }
        try (FileSystem inside = FileSystems.newFileSystem(zip);
                SafetensorsFile open = SafetensorsFile.open(inside.getPath("/t.safetensors"));
                SafetensorsFile plain = SafetensorsFile.open(file)) {
            assertSame(open.read("matrix", "row", "column"), MATRIX);
            assertThat(open.sha256()).isEqualTo(plain.sha256());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void memoryOfTheCallerIsFilledInItsByteOrder(boolean littleEndian) {
        ByteOrder order = littleEndian ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        ByteBuffer target = ByteBuffer.allocateDirect(32).order(order).position(4);
        try (SafetensorsFile open = SafetensorsFile.open(file)) {
            open.readInto("matrix", target);
        }
        assertThat(target.position()).isEqualTo(28);
        assertThat(target.limit()).isEqualTo(32);
        float[] values = new float[6];
        target.position(4).asFloatBuffer().get(values);
        assertThat(values).containsExactly(MATRIX.values());
    }

    @Test
    void equalTensorsGiveEqualBytes() throws IOException {
        Path again = folder.resolve("again.safetensors");
        write(again, Map.of("empty", EMPTY, "scalar", SCALAR, "matrix", MATRIX));
        assertThat(again).hasSameBinaryContentAs(file);
    }

    @Test
    void dataBeginAtAMultipleOfEight() throws IOException {
        for (String name : new String[] {"a", "ab", "abc", "abcdefgh"}) {
            write(file, Map.of(name, SCALAR));
            long header =
                    ByteBuffer.wrap(Files.readAllBytes(file))
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .getLong();
            assertThat(header % 8).isZero();
        }
    }

    @Test
    void aMissingTensorIsNamed() {
        try (SafetensorsFile open = SafetensorsFile.open(file)) {
            assertThatThrownBy(() -> open.read("wte.weight", "a", "b"))
                    .isInstanceOfSatisfying(
                            IntakeException.class,
                            e -> {
                                assertThat(e.problem().id()).isEqualTo("safetensors.no-tensor");
                                assertThat(e.problem().arguments())
                                        .containsEntry("tensor", "wte.weight");
                            });
        }
    }

    @Test
    void aFileThatShrankAfterOpeningIsNoticed() throws IOException {
        try (SafetensorsFile open = SafetensorsFile.open(file)) {
            byte[] bytes = Files.readAllBytes(file);
            Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 4));
            assertThatThrownBy(() -> open.read("scalar"))
                    .isInstanceOfSatisfying(
                            IntakeException.class,
                            e -> assertThat(e.problem().id()).isEqualTo("safetensors.changed"));
        }
    }

    private static void write(Path target, Map<String, Tensor> tensors) throws IOException {
        try (OutputStream out = Files.newOutputStream(target)) {
            SafetensorsWriter.write(tensors, Map.of("format", "pt"), out);
        }
    }

    private static void assertSame(Tensor actual, Tensor expected) {
        assertThat(actual.shape()).isEqualTo(expected.shape());
        assertThat(actual.axes()).isEqualTo(expected.axes());
        assertThat(bits(actual)).isEqualTo(bits(expected));
    }

    private static int[] bits(Tensor tensor) {
        int[] bits = new int[tensor.size()];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Float.floatToRawIntBits(tensor.values()[i]);
        }
        return bits;
    }
}
