package dev.glassbox.app.bookmarks;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.glassbox.app.settings.Keeper;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.intake.StrictJson;
import dev.glassbox.runtime.intake.UnknownKeys;
import dev.glassbox.runtime.store.DurableFile;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/** Bookmarks, kept across starts: {@code {"bookmarks": [{"name": .., "visualizer": .., ..}]}}. */
public final class BookmarkStore {
    public static final int SCHEMA = 1;

    private static final Duration AFTER_LAST_CHANGE = Duration.ofMillis(200);

    private final StrictJson json = StrictJson.standard();
    private final Keeper<List<Bookmark>> keeper;
    private final String place;

    private record Written(@JsonProperty(required = true) List<Bookmark> bookmarks) {}

    /**
     * @param writer the one thread that writes user data
     * @param trouble told why they cannot be read or kept; called on any thread
     */
    public BookmarkStore(
            DurableFile file, ScheduledExecutorService writer, Consumer<? super Problem> trouble) {
        place = file.path().toString();
        keeper =
                new Keeper<>(
                        file,
                        writer,
                        AFTER_LAST_CHANGE,
                        bookmarks -> json.writeIndented(json.toTree(new Written(bookmarks))),
                        trouble);
    }

    /** What was kept; what cannot be read is said and left aside. */
    public List<Bookmark> load() {
        return keeper.load(
                document ->
                        json.read(
                                        json.readTree(document, place),
                                        place,
                                        Written.class,
                                        UnknownKeys.REFUSED)
                                .bookmarks(),
                List.of());
    }

    public void keep(List<Bookmark> bookmarks) {
        keeper.keep(bookmarks);
    }

    /** Returns when they are on the disk, or cannot be. */
    public void flush() {
        keeper.flush();
    }
}
