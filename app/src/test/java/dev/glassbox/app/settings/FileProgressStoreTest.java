package dev.glassbox.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.glassbox.app.background.Threads;
import dev.glassbox.lessons.progress.CourseProgress;
import dev.glassbox.lessons.progress.LessonPlace;
import dev.glassbox.lessons.progress.LessonProgress;
import dev.glassbox.lessons.progress.RecordedPrediction;
import dev.glassbox.lessons.progress.Verdict;
import dev.glassbox.runtime.store.Disk;
import dev.glassbox.runtime.store.DurableFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileProgressStoreTest {
    private static final CourseProgress SOME =
            CourseProgress.NONE
                    .withLesson(
                            "attention-first-look",
                            LessonProgress.NONE
                                    .withDone("meet")
                                    .withDone("predict")
                                    .withPrediction(
                                            "predict",
                                            new RecordedPrediction(
                                                    "colon",
                                                    Verdict.OTHER,
                                                    Instant.parse("2026-11-21T20:00:00.123Z"))))
                    .withLesson("another", LessonProgress.NONE)
                    .at(new LessonPlace("attention-first-look", "predict"));

    @TempDir private Path folder;
    private final Threads threads = new Threads((thread, failure) -> {});

    @AfterEach
    void stop() {
        threads.stop(Duration.ofSeconds(5));
    }

    @Test
    void aFirstStartHasNone() {
        assertEquals(CourseProgress.NONE, open().load());
    }

    @Test
    void keepsEverythingAcrossStarts() {
        FileProgressStore store = open();
        store.load();
        store.save(CourseProgress.NONE);
        store.save(SOME);
        store.flush();

        assertEquals(SOME, open().load());
    }

    /** The writer may have taken the value already and still be writing when the flush comes. */
    @Test
    void isOnTheDiskAfterEveryFlush() {
        FileProgressStore store = open();
        store.load();
        for (int i = 0; i < 100; i++) {
            CourseProgress now = SOME.at(new LessonPlace("attention-first-look", "step-" + i));
            store.save(now);
            Thread.onSpinWait();
            store.flush();
            assertEquals(now, open().load());
        }
    }

    @Test
    void leavesOutAnAnswerOfAKindThisVersionDoesNotKnow() {
        ProgressJson json = new ProgressJson("progress.json");
        String later = json.write(SOME).replace("OTHER", "PARTLY");

        LessonProgress read = json.read(later).lesson("attention-first-look");
        assertEquals(SOME.lesson("attention-first-look").done(), read.done());
        assertEquals(List.of(), new ArrayList<>(read.predictions().keySet()));
    }

    private FileProgressStore open() {
        DurableFile file =
                new DurableFile(
                        Disk.real(), folder.resolve("progress.json"), FileProgressStore.SCHEMA);
        return new FileProgressStore(
                file,
                threads.writer(),
                problem -> {
                    throw new AssertionError(problem);
                });
    }
}
