package dev.glassbox.runtime.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.store.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnModelsTest {
    @TempDir Path folder = Path.of("set by JUnit");
    private Path run = Path.of("");
    private Path root = Path.of("");

    @BeforeEach
    void writeARun() throws IOException {
        run = folder.resolve("run");
        root = folder.resolve("models");
        Files.createDirectories(run.resolve("checkpoints/000001-step-50"));
        Files.writeString(run.resolve("checkpoints/000001-step-50/model.safetensors"), "old");
        Files.createDirectories(run.resolve("steps"));
        Files.writeString(run.resolve("steps/10.safetensors"), "ten");
        Files.writeString(run.resolve("model.safetensors"), "weights");
        Files.writeString(run.resolve(".model.safetensors.tmp"), "half");
        Files.writeString(run.resolve("README.md"), "card");
        Files.writeString(run.resolve("config.json"), "{}");
    }

    @Test
    void aFinishedRunIsCopiedWithItsMomentsAndWithoutItsCheckpoints() throws IOException {
        Path model = models().save(run, "我的诗_v2");

        assertThat(model).isEqualTo(root.resolve("我的诗_v2"));
        assertThat(files(root))
                .containsExactlyInAnyOrder(
                        "我的诗_v2/config.json",
                        "我的诗_v2/model.safetensors",
                        "我的诗_v2/README.md",
                        "我的诗_v2/steps/10.safetensors");
        assertThat(model.resolve("model.safetensors")).hasContent("weights");
        assertThat(run.resolve("checkpoints")).exists();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "../up",
                "a/b",
                "a\\b",
                ".hidden",
                "-x",
                "_x",
                "a.b",
                "a@50",
                "模型！",
                "é",
                "\u202Eabc",
                "a\u200bb",
                "a\nb",
                "1234567890123456789012345678901234567890123456789012345678901"
            })
    void otherNamesAreRefused(String name) throws IOException {
        assertThat(problem(() -> models().save(run, name)).id()).isEqualTo("library.bad-name");
        assertThat(root).doesNotExist();
    }

    @Test
    void namesOfDevicesAreRefused() {
        assertThat(problem(() -> models().requireFree("Con")).id())
                .isEqualTo("library.reserved-name");
        assertThat(problem(() -> models().runFolder("lpt1")).id())
                .isEqualTo("library.reserved-name");
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        models().save(run, "Poems");
        Files.writeString(run.resolve("model.safetensors"), "others");

        assertThat(problem(() -> models().save(run, "poems")).id()).isEqualTo("library.name-taken");
        assertThat(root.resolve("Poems/model.safetensors")).hasContent("weights");
    }

    @Test
    void anUnfinishedRunIsNoModel() throws IOException {
        Files.delete(run.resolve("config.json"));
        assertThat(problem(() -> models().save(run, "a")).id()).isEqualTo("library.run-unfinished");
        assertThat(root).doesNotExist();
    }

    @Test
    void aRunLiesWhereNobodyTakesItForAModel() {
        assertThat(models().runFolder("a")).isEqualTo(root.resolve(".training").resolve("a"));
    }

    private OwnModels models() {
        return new OwnModels(Disk.real(), root);
    }

    private static Problem problem(ThrowingCallable call) {
        return catchThrowableOfType(IntakeException.class, call).problem();
    }

    private static Stream<String> files(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths
                    .filter(Files::isRegularFile)
                    .map(path -> root.relativize(path).toString().replace('\\', '/'))
                    .toList()
                    .stream();
        }
    }
}
