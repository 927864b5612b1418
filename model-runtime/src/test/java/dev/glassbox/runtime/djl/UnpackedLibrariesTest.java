package dev.glassbox.runtime.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.glassbox.runtime.intake.IntakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class UnpackedLibrariesTest {
    @Test
    void whatWasMarkedIsTrustedUntilALengthOrANameChanges(@TempDir Path cache) throws IOException {
        Path library = write(cache, "pytorch/2.7.1/libtorch.so", "ten bytes.");
        UnpackedLibraries libraries = new UnpackedLibraries(cache);
        assertThat(libraries.areWhole()).isFalse();
        libraries.markWhole();
        assertThat(libraries.areWhole()).isTrue();
        Files.writeString(library, "cut");
        assertThat(libraries.areWhole()).isFalse();
        Files.writeString(library, "ten bytes.");
        assertThat(libraries.areWhole()).isTrue();
        write(cache, "pytorch/tmp1/libtorch.so", "half");
        assertThat(libraries.areWhole()).isFalse();
    }

    @Test
    void wipingLeavesNeitherLibrariesNorMark(@TempDir Path cache) throws IOException {
        Path other = write(cache, "settings.json", "{}");
        write(cache, "pytorch/2.7.1/libtorch.so", "ten bytes.");
        UnpackedLibraries libraries = new UnpackedLibraries(cache);
        libraries.markWhole();
        libraries.wipe();
        assertThat(cache).isDirectoryNotContaining("glob:**pytorch*");
        assertThat(other).exists();
        assertThat(libraries.areWhole()).isFalse();
    }

    @Test
    void theFirstFolderWithAnAsciiPathIsChosen(@TempDir Path folder) {
        Path chinese = folder.resolve("张三").resolve("engine");
        Path plain = folder.resolve("engine");
        assertThat(EngineRoom.chooseCache(List.of(chinese, plain))).isEqualTo(plain).exists();
        assertThat(chinese).doesNotExist();
        IntakeException none =
                catchThrowableOfType(
                        IntakeException.class, () -> EngineRoom.chooseCache(List.of(chinese)));
        assertThat(none.problem().id()).isEqualTo("engine.no-cache-folder");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aFolderThatOthersMayWriteIsNotTrusted(@TempDir Path folder) throws IOException {
        Path open = Files.createDirectory(folder.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path own = folder.resolve("own");
        assertThat(EngineRoom.chooseCache(List.of(open, own))).isEqualTo(own);
    }

    private static Path write(Path cache, String name, String content) throws IOException {
        Path file = cache.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }
}
