package dev.glassbox.app.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glassbox.app.SmallHub;
import dev.glassbox.app.models.ShownModel.Origin;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.library.Circumstances;
import dev.glassbox.runtime.library.CuratedModels;
import dev.glassbox.runtime.library.FetchListener;
import dev.glassbox.runtime.library.HubEndpoint;
import dev.glassbox.runtime.library.HubId;
import dev.glassbox.runtime.library.ModelLibrary;
import dev.glassbox.runtime.library.Offer;
import dev.glassbox.runtime.model.ModelCatalog;
import dev.glassbox.runtime.store.Disk;
import dev.glassbox.runtime.trace.Cancellation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real shelf, against a hub on this machine. */
class LibraryShelfTest {
    private static final Path BUNDLED =
            Path.of(
                    System.getProperty("glassbox.checkout", ".."),
                    "assets/src/main/resources/models");

    @TempDir private Path root;

    @Test
    void aFetchedModelIsShownWithItsFactsAndGoneOnceRemoved() throws IOException {
        LibraryShelf shelf = shelf(List.of());
        int before = shelf.list().size();
        try (SmallHub hub = new SmallHub()) {
            HubEndpoint endpoint = HubEndpoint.parse(hub.endpoint());
            Offer offer = shelf.look(HubId.parse(SmallHub.ID), endpoint, Cancellation.NONE);
            shelf.fetch(offer, FetchListener.NONE, Cancellation.NONE);
        }
        ShownModel model = find(shelf, SmallHub.ID);
        assertThat(model.origin()).isEqualTo(Origin.INSTALLED);
        assertThat(model.fetched()).isTrue();
        assertThat(model.facts().orElseThrow().licence()).isEqualTo("mit");
        assertThat(model.bytes())
                .isEqualTo(Files.size(root.resolve(SmallHub.ID).resolve("model.safetensors")));

        shelf.remove(SmallHub.ID);
        assertThat(shelf.list()).hasSize(before);
    }

    @Test
    void aBundledModelSaysWhatItIsGoodFor() {
        ShownModel model = find(shelf(List.of()), "shakespeare-char");
        assertThat(model.origin()).isEqualTo(Origin.BUNDLED);
        assertThat(model.goodFor()).containsOnlyKeys("zh", "en");
        assertThat(model.problem()).isEmpty();
    }

    @Test
    void aModelThatWasNotFetchedIsSaidSo() throws IOException {
        copy(BUNDLED.resolve("shakespeare-char"), root.resolve("trained"));
        ShownModel model = find(shelf(List.of()), "trained");
        assertThat(model.origin()).isEqualTo(Origin.INSTALLED);
        assertThat(model.fetched()).isFalse();
    }

    @Test
    void foldersOfTheUsersAreShownAlsoWhenTheyAreGone() throws IOException {
        Path mine = root.resolve("elsewhere/mine");
        copy(BUNDLED.resolve("shakespeare-char"), mine);
        Path gone = root.resolve("elsewhere/gone");
        LibraryShelf shelf = shelf(List.of(mine, gone));
        assertThat(find(shelf, mine.toString()).origin()).isEqualTo(Origin.OWN);
        ShownModel lost = find(shelf, gone.toString());
        assertThat(lost.origin()).isEqualTo(Origin.OWN);
        assertThat(lost.problem()).isPresent();
    }

    @Test
    void aFolderWithoutAModelIsRefused() {
        LibraryShelf shelf = shelf(List.of());
        shelf.requireModel(BUNDLED.resolve("shakespeare-char"));
        assertThatThrownBy(() -> shelf.requireModel(root)).isInstanceOf(IntakeException.class);
    }

    @Test
    void knowsHowMuchIsFreeBeforeTheFolderIsThere() {
        Room room = shelf(List.of()).room();
        assertThat(room.diskBytes()).isPositive();
        assertThat(room.memoryBytes()).isPositive();
    }

    private LibraryShelf shelf(List<Path> own) {
        Path installed = root;
        Map<String, Path> roots = new LinkedHashMap<>();
        roots.put(ModelCatalog.BUNDLED, BUNDLED);
        roots.put(ModelCatalog.INSTALLED, installed);
        ModelCatalog catalog =
                new ModelCatalog(roots, () -> own, ModelCatalog.providersOnClassPath());
        ModelLibrary library =
                new ModelLibrary(
                        Disk.real(), installed, catalog.modelTypes(), Circumstances.real());
        return new LibraryShelf(catalog, library, CuratedModels.bundled());
    }

    private static ShownModel find(LibraryShelf shelf, String id) {
        return shelf.list().stream()
                .filter(model -> model.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + id));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        }
    }
}
