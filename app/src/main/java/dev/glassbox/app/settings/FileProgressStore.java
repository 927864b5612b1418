package dev.glassbox.app.settings;

import dev.glassbox.lessons.progress.CourseProgress;
import dev.glassbox.lessons.progress.ProgressStore;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.store.DurableFile;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/** Progress in one durable file, written at once after every step. */
public final class FileProgressStore implements ProgressStore {
    /** The format that {@link ProgressJson} writes. */
    public static final int SCHEMA = 1;

    private final ProgressJson json;
    private final Keeper<CourseProgress> keeper;

    /**
     * @param writer the one thread that writes user data
     * @param trouble told why progress cannot be read or kept; called on any thread
     */
    public FileProgressStore(
            DurableFile file, ScheduledExecutorService writer, Consumer<? super Problem> trouble) {
        json = new ProgressJson(file.path().toString());
        keeper = new Keeper<>(file, writer, Duration.ZERO, json::write, trouble);
    }

    @Override
    public CourseProgress load() {
        return keeper.load(json::read, CourseProgress.NONE);
    }

    @Override
    public void save(CourseProgress progress) {
        keeper.keep(progress);
    }

    /** Returns when it is on the disk, or cannot be. */
    public void flush() {
        keeper.flush();
    }
}
