package dev.glassbox.app.bookmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.store.Disk;
import dev.glassbox.runtime.store.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BookmarksTest {
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor();
    private final List<Problem> troubles = new ArrayList<>();
    @TempDir Path folder;

    @AfterEach
    void stop() {
        writer.shutdownNow();
    }

    private static JsonNode state(int value) {
        return JsonNodeFactory.instance.objectNode().put("seed", value);
    }

    private BookmarkStore store() {
        return new BookmarkStore(
                new DurableFile(
                        Disk.real(), folder.resolve("bookmarks.json"), BookmarkStore.SCHEMA),
                writer,
                troubles::add);
    }

    private static List<String> names(Bookmarks bookmarks) {
        return bookmarks.all().get().stream().map(Bookmark::name).toList();
    }

    @Test
    void theNewestStandsFirstAndNoNameTwice() {
        Bookmarks bookmarks = new Bookmarks(List.of(), all -> {});
        bookmarks.add("猫", "projector", state(1));
        bookmarks.add("猫", "projector", state(2));
        bookmarks.add("dog", "attention", state(2));
        assertThat(names(bookmarks)).containsExactly("dog", "猫 2", "猫");
        bookmarks.add("猫", "projector", state(1));
        assertThat(names(bookmarks)).containsExactly("猫", "dog", "猫 2");
        bookmarks.remove(bookmarks.all().get().get(1));
        assertThat(names(bookmarks)).containsExactly("猫", "猫 2");
    }

    @Test
    void theOldestGivesWay() {
        Bookmarks bookmarks = new Bookmarks(List.of(), all -> {});
        for (int i = 0; i <= Bookmarks.MOST; i++) {
            bookmarks.add("view " + i, "projector", state(i));
        }
        assertThat(names(bookmarks)).hasSize(Bookmarks.MOST).doesNotContain("view 0");
    }

    @Test
    void theyAreThereAfterTheNextStart() {
        BookmarkStore before = store();
        Bookmarks bookmarks = new Bookmarks(before.load(), before::keep);
        bookmarks.add("猫", "projector", state(7));
        before.flush();
        assertThat(store().load()).containsExactly(new Bookmark("猫", "projector", state(7)));
        assertThat(troubles).isEmpty();
    }

    @Test
    void aFileThatHoldsNoneIsSaidAndLeftAside() throws IOException {
        Files.writeString(folder.resolve("bookmarks.json"), "{\"schema\":1,\"content\":[1]}");
        assertThat(store().load()).isEmpty();
        assertThat(troubles).isNotEmpty();
    }
}
