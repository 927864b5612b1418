package dev.glassbox.runtime.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.runtime.model.ModelCatalog;
import dev.glassbox.runtime.store.Disk;
import dev.glassbox.runtime.trace.Cancellation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A library with little patience, which does not really wait between attempts. */
final class Library {
    static final HubId ID = HubId.parse(FaultyHub.ID);

    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");

    private final Path root;
    private final List<Duration> pauses = new ArrayList<>();
    private final ModelLibrary library;

    /** With patience enough for a machine that is busy. */
    Library(Path root) {
        this(new QuickDisk(), root, 1L << 40, Duration.ofSeconds(20));
    }

    /**
     * @param memory bytes that are free
     * @param idle how long anything is waited for
     */
    Library(Disk disk, Path root, long memory, Duration idle) {
        this.root = root;
        Patience patience =
                new Patience(
                        Duration.ofSeconds(20),
                        idle,
                        idle,
                        64,
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(5));
        Circumstances circumstances =
                new Circumstances(
                        patience,
                        (duration, cancellation) -> pauses.add(duration),
                        () -> NOW,
                        () -> memory);
        library = new ModelLibrary(disk, root, Set.of("gpt2"), circumstances);
    }

    static Library impatient(Path root) {
        return new Library(new QuickDisk(), root, 1L << 40, Duration.ofMillis(200));
    }

    ModelLibrary library() {
        return library;
    }

    /** What was waited between attempts. */
    List<Duration> pauses() {
        return pauses;
    }

    Path fetch(FaultyHub hub) {
        return fetch(hub, FetchListener.NONE, Cancellation.NONE);
    }

    Path fetch(FaultyHub hub, FetchListener listener, Cancellation cancellation) {
        Offer offer = library.look(ID, hub.endpoint(), cancellation);
        return library.fetch(offer, listener, cancellation);
    }

    /** The model is there, byte for byte, and nothing of a pickle. */
    void assertWhole(FaultyHub hub) throws IOException {
        Path folder = root.resolve(FaultyHub.ID);
        for (String name : List.of("config.json", "README.md", FaultyHub.BIG)) {
            assertThat(folder.resolve(name)).hasBinaryContent(hub.truth(name));
        }
        assertThat(names(folder))
                .containsExactlyInAnyOrder("config.json", "README.md", FaultyHub.BIG, "MODEL.json");
        assertThat(InstalledNote.in(folder)).isPresent();
        assertThat(ids()).containsExactly(FaultyHub.ID);
    }

    /** Nobody finds a model, and no file has its final name unless it is the true one. */
    void assertNothingInstalled(FaultyHub hub) throws IOException {
        assertThat(root.resolve(FaultyHub.ID)).doesNotExist();
        assertThat(ids()).isEmpty();
        for (Path file : files()) {
            String name = String.valueOf(file.getFileName());
            if (hub.files().containsKey(name)) {
                assertThat(file).hasBinaryContent(hub.truth(name));
            } else {
                assertThat(name).matches("lock|.*\\.part|.*\\.mark|MODEL\\.json|.*\\.tmp");
            }
        }
    }

    List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private List<String> ids() {
        return new ModelCatalog(Map.of("installed", root), List.of()).ids();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }
}
