package dev.glassbox.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.glassbox.app.bookmarks.BookmarkStore;
import dev.glassbox.app.bookmarks.Bookmarks;
import dev.glassbox.app.points.PointsStore;
import dev.glassbox.app.points.PointsViewModel;
import dev.glassbox.runtime.intake.StrictJson;
import dev.glassbox.runtime.store.Disk;
import dev.glassbox.runtime.store.DurableFile;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/** Wires the map of points and the bookmarks. */
final class PointsWiring {
    private final Wiring wiring;
    private final Supplier<PointsStore> store;
    private final Supplier<BookmarkStore> kept;
    private final Supplier<PointsViewModel> own;
    private final Supplier<Bookmarks> bookmarks;

    /**
     * @param writer the one thread that writes user data
     */
    PointsWiring(Wiring wiring, Supplier<ScheduledExecutorService> writer) {
        this.wiring = wiring;
        store =
                new Lazy<>(
                        () ->
                                new PointsStore(
                                        file(wiring.folders().pointsFile(), PointsStore.SCHEMA),
                                        writer.get(),
                                        wiring.notices()::say));
        kept =
                new Lazy<>(
                        () ->
                                new BookmarkStore(
                                        file(
                                                wiring.folders().bookmarksFile(),
                                                BookmarkStore.SCHEMA),
                                        writer.get(),
                                        wiring.notices()::say));
        own =
                new Lazy<>(
                        () ->
                                new PointsViewModel(
                                        wiring.visualizers(),
                                        wiring.needs(),
                                        StrictJson.standard(),
                                        InstantSource.system(),
                                        store.get().load(),
                                        store.get()::keep));
        bookmarks = new Lazy<>(() -> new Bookmarks(kept.get().load(), kept.get()::keep));
    }

    private static DurableFile file(Path path, int schema) {
        return new DurableFile(Disk.real(), path, schema);
    }

    /** The map as it was left. */
    PointsViewModel own() {
        return own.get();
    }

    Bookmarks bookmarks() {
        return bookmarks.get();
    }

    /** One that the user's own knows nothing of, to be photographed. */
    PointsViewModel forAPicture() {
        return new PointsViewModel(
                wiring.visualizers(),
                wiring.needs(),
                StrictJson.standard(),
                InstantSource.system(),
                JsonNodeFactory.instance.objectNode(),
                state -> {});
    }

    Bookmarks noBookmarks() {
        return new Bookmarks(List.of(), all -> {});
    }

    /** Returns when all is on the disk, or cannot be. */
    void flush() {
        store.get().flush();
        kept.get().flush();
    }
}
