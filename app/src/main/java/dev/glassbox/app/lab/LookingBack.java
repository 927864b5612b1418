package dev.glassbox.app.lab;

import dev.glassbox.app.background.BackgroundTask;
import dev.glassbox.app.background.BackgroundTasks;
import dev.glassbox.app.background.Lane;
import dev.glassbox.runtime.intake.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Computes what runs that wait looked like, on one of the threads that train; a newer wish takes
 * the place of an older one. Belongs to the JavaFX thread.
 */
final class LookingBack {
    private final BackgroundTasks tasks;
    private final Runnable engine;
    private @Nullable BackgroundTask task;

    /**
     * @param engine makes the engine ready; called on the thread that looks
     */
    LookingBack(BackgroundTasks tasks, Runnable engine) {
        this.tasks = tasks;
        this.engine = engine;
    }

    /**
     * @param folders where the runs lie
     * @param runs as they are known, in the same order
     * @param prompt what to read
     * @param found told of each run, in the same order
     * @param failed told if nothing can be seen
     */
    void start(
            List<LabFolder> folders,
            List<LabRun> runs,
            String prompt,
            Consumer<List<PastLooks>> found,
            Consumer<Problem> failed) {
        stop();
        task =
                tasks.start(
                        Lane.TRAIN,
                        progress -> {
                            engine.run();
                            List<PastLooks> all = new ArrayList<>();
                            for (int i = 0; i < runs.size(); i++) {
                                LabFolder folder = folders.get(i);
                                all.add(PastLooks.of(folder, runs.get(i), prompt, progress));
                            }
                            return all;
                        },
                        found,
                        failed);
    }

    void stop() {
        BackgroundTask now = task;
        if (now != null) {
            now.cancel();
            task = null;
        }
    }
}
