package dev.glassbox.runtime.intake;

import static dev.glassbox.runtime.Refusals.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignFilesTest {
    private static final ForeignFiles FILES = ForeignFiles.standard();

    @TempDir private Path folder;

    @Test
    void aTextIsReadWithoutItsByteOrderMark() throws IOException {
        Path file = Files.writeString(folder.resolve("小 明.txt"), "\uFEFF你好\r\n");
        assertThat(FILES.readText(file, 100)).isEqualTo("你好\r\n");
    }

    @Test
    void oneByteMoreThanTheLimitIsTooMuch() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "12345");
        assertThat(FILES.readText(file, 5)).isEqualTo("12345");
        Problem problem = problemOf(() -> FILES.readText(file, 4));
        assertThat(problem.id()).isEqualTo("file.too-large");
        assertThat(problem.place()).isEqualTo(file.toString());
        assertThat(problem.arguments()).containsEntry("limit", "4 B");
    }

    @ParameterizedTest
    @CsvSource({"61FF62, 1", "E4BDA0E5A5, 3", "C080, 0", "EDA080, 0", "6162F4908080, 2"})
    void bytesThatAreNotUtf8AreRefusedWithTheirOffset(String hex, int offset) throws IOException {
        byte[] bytes = HexFormat.of().parseHex(hex);
        Path file = Files.write(folder.resolve("a.txt"), bytes);
        Problem problem = problemOf(() -> FILES.readText(file, 100));
        assertThat(problem.id()).isEqualTo("text.not-utf8");
        assertThat(problem.arguments()).containsEntry("offset", String.valueOf(offset));
    }

    @Test
    void utf16IsNotTakenForText() throws IOException {
        Path file =
                Files.write(
                        folder.resolve("a.json"), "\uFEFF{}".getBytes(StandardCharsets.UTF_16LE));
        assertThat(problemOf(() -> FILES.readTree(file, 100)).id()).isEqualTo("text.not-utf8");
    }

    @Test
    void whatIsNotThereOrNotAFileIsSaid() {
        assertThat(problemOf(() -> FILES.readBytes(folder.resolve("no"), 9)).id())
                .isEqualTo("file.missing");
        assertThat(problemOf(() -> FILES.readBytes(folder, 9)).id()).isEqualTo("file.is-folder");
    }

    @ParameterizedTest
    @CsvSource({"0, 0 B", "1023, 1023 B", "1024, 1 kB", "1536, 1.5 kB", "52428800, 50 MB"})
    void byteCountsReadWell(long bytes, String text) {
        assertThat(ByteCount.text(bytes)).isEqualTo(text);
    }
}
