package dev.glassbox.runtime.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.glassbox.runtime.TestModels;
import dev.glassbox.runtime.intake.IntakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links within a model's folder are followed in the Hugging Face cache only. */
class FolderLinksTest {
    private static final Path SOURCE = TestModels.reference("gpt2-relu");
    private static final List<String> FILES = List.of("config.json", "model.safetensors");

    @TempDir Path place;

    @BeforeEach
    void needsLinks() throws IOException {
        try {
            Files.createSymbolicLink(place.resolve("probe"), place);
        } catch (IOException | UnsupportedOperationException e) {
            Assumptions.abort("this system makes no links");
        }
        Files.delete(place.resolve("probe"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"config.json", "model.safetensors", "tokenizer.json"})
    void aLinkToAnotherFileIsRefusedByName(String name) throws IOException {
        Path folder = copy(place.resolve("model"));
        Path other = Files.createFile(place.resolve("somebody's file"));
        Files.deleteIfExists(folder.resolve(name));
        if (name.equals("config.json")) {
            Files.copy(SOURCE.resolve(name), other, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.createSymbolicLink(folder.resolve(name), other);
        IntakeException refused =
                catchThrowableOfType(IntakeException.class, () -> describe(folder));
        assertThat(refused.problem().id()).isEqualTo("model.link");
        assertThat(refused.problem().place()).endsWith(name);
    }

    @Test
    void theCacheOfHuggingFaceIsReadThroughItsLinks() throws IOException {
        Path folder = cached("blobs");
        assertThat(describe(folder).card().architecture()).isEqualTo("gpt2");
    }

    @Test
    void linksOutOfTheCacheAreRefused() throws IOException {
        Path folder = cached("elsewhere");
        IntakeException refused =
                catchThrowableOfType(IntakeException.class, () -> describe(folder));
        assertThat(refused.problem().id()).isEqualTo("model.link");
    }

    @Test
    void aFolderReachedThroughALinkIsTheUsersOwnDoing() throws IOException {
        Path folder = copy(place.resolve("model"));
        Path link = Files.createSymbolicLink(place.resolve("link"), folder);
        assertThat(describe(link).card().architecture()).isEqualTo("gpt2");
    }

    private static ModelDescription describe(Path folder) {
        return new ModelCatalog(Map.of(), ModelCatalog.providersOnClassPath())
                .describe(folder.toString());
    }

    private Path cached(String blobs) throws IOException {
        Path root = place.resolve("models--someone--tiny");
        Path folder = Files.createDirectories(root.resolve("snapshots/0123abcd"));
        Path store = Files.createDirectories(root.resolve(blobs));
        for (String name : FILES) {
            Path blob = store.resolve("hash-of-" + name);
            Files.copy(SOURCE.resolve(name), blob);
            Files.createSymbolicLink(
                    folder.resolve(name), Path.of("../../" + blobs + "/hash-of-" + name));
        }
        return folder;
    }

    private static Path copy(Path to) throws IOException {
        Files.createDirectories(to);
        for (String name : FILES) {
            Files.copy(SOURCE.resolve(name), to.resolve(name));
        }
        return to;
    }
}
