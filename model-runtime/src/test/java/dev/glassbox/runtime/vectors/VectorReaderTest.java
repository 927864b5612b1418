package dev.glassbox.runtime.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VectorReaderTest {
    @TempDir Path folder;

    private VectorTable read(String text) throws IOException {
        return read(text, Optional.empty());
    }

    private VectorTable read(String text, Optional<Path> metadata) throws IOException {
        Path file = Files.writeString(folder.resolve("v.txt"), text);
        return VectorReader.read(file, metadata, () -> false);
    }

    private Problem problem(String text) {
        try {
            read(text);
        } catch (IntakeException e) {
            return e.problem();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("read: " + text);
    }

    @Test
    void columnsOfNumbersAreTheVectorAndOthersAreWhatIsKnown() throws IOException {
        VectorTable table = read("word,x,kind,y\n猫,1,\"a, \"\"b\"\"\",2.5\ndog,-3e2,,4\n");
        assertThat(table.width()).isEqualTo(2);
        assertThat(table.values()).containsExactly(1, 2.5f, -300, 4);
        assertThat(table.axes()).containsExactly("x", "y");
        assertThat(table.columns())
                .containsExactly(
                        new VectorTable.Column("word", List.of("猫", "dog")),
                        new VectorTable.Column("kind", List.of("a, \"b\"", "")));
    }

    @Test
    void aTableOfNumbersAloneNeedsNoHeader() throws IOException {
        VectorTable table = read("\uFEFF1\t2\r\n3\t4\r\n\r\n5\t6");
        assertThat(table.values()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(table.columns()).isEmpty();
        assertThat(table.label(2)).isEqualTo("2");
    }

    @Test
    void wordsWithTheirNumbersAreRead() throws IOException {
        assertThat(read("2 3\nking 1 2 3\nqueen 4 5 6\n").label(1)).isEqualTo("queen");
        VectorTable glove = read("7 1 2 3\nqueen 4 5 6\n");
        assertThat(glove.label(0)).isEqualTo("7");
        assertThat(glove.values()).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void whatIsKnownMayStandInAFileOfItsOwn() throws IOException {
        Path one = Files.writeString(folder.resolve("one.tsv"), "猫\n狗\n");
        assertThat(read("1\t2\n3\t4\n", Optional.of(one)).label(1)).isEqualTo("狗");
        Path two = Files.writeString(folder.resolve("two.tsv"), "word\tkind\n猫\tanimal\n狗\t\n");
        assertThat(read("1\t2\n3\t4\n", Optional.of(two)).column("kind").orElseThrow().values())
                .containsExactly("animal", "");
        Path short1 = Files.writeString(folder.resolve("short.tsv"), "猫\n");
        assertThatThrownBy(() -> read("1\t2\n3\t4\n", Optional.of(short1)))
                .isInstanceOfSatisfying(
                        IntakeException.class,
                        e ->
                                assertThat(e.problem().arguments())
                                        .containsEntry("rows", "1")
                                        .containsEntry("wanted", "2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vectors.other-length|3|x,y;1,2;3,4,5",
                "vectors.no-number|3:2|a,x;b,1;c,two",
                "vectors.no-number|3:2|a,x;b,1;c,",
                "vectors.no-finite-number|2:1|1,2;nan,3",
                "vectors.no-finite-number|2:2|1,2;3,-Inf",
                "vectors.no-numbers|2|a,b;c,d",
                "vectors.empty|1|;",
                "vectors.open-quote|2|a,x;\"b,1",
                "vectors.same-name|1:2|a,a,x;b,c,1",
            })
    void aFaultIsSaidWithItsPlace(String id, String place, String text) {
        Problem problem = problem(text.replace(";", "\n"));
        assertThat(problem.id()).isEqualTo(id);
        assertThat(problem.place()).startsWith(folder.resolve("v.txt").toString());
        if (!id.equals("vectors.empty")) {
            assertThat(problem.place()).endsWith("v.txt:" + place);
        }
    }

    @Test
    void bytesThatAreNoTextAreSaid() throws IOException {
        Path file = Files.write(folder.resolve("b"), new byte[] {(byte) 0x93, 'N', 'U', 0, 1});
        assertThatThrownBy(() -> VectorReader.read(file, Optional.empty(), () -> false))
                .isInstanceOfSatisfying(
                        IntakeException.class,
                        e -> assertThat(e.problem().id()).isEqualTo("vectors.not-utf-8"));
        assertThatThrownBy(
                        () ->
                                VectorReader.read(
                                        folder.resolve("none"), Optional.empty(), () -> false))
                .isInstanceOf(IntakeException.class);
    }

    @Test
    void stopsWhenNobodyWaits() throws IOException {
        Path file = Files.writeString(folder.resolve("v.txt"), "1,2\n".repeat(2_000));
        assertThatThrownBy(() -> VectorReader.read(file, Optional.empty(), () -> true))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void mutatedFilesGiveATableOrASentence() throws IOException {
        byte[] good = "word,x,y\n猫,1,2\n\"a,b\",3,4\n".getBytes(StandardCharsets.UTF_8);
        Random random = new Random(5);
        for (int i = 0; i < 3_000; i++) {
            byte[] bytes = good.clone();
            for (int k = 0; k <= random.nextInt(4); k++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Path file = Files.write(folder.resolve("m"), bytes);
            try {
                VectorTable table = VectorReader.read(file, Optional.empty(), () -> false);
                assertThat(table.size()).isPositive();
            } catch (IntakeException e) {
                assertThat(e.problem().id()).startsWith("vectors.");
            }
        }
    }
}
