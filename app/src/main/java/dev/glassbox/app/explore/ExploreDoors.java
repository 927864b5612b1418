package dev.glassbox.app.explore;

import dev.glassbox.app.background.BackgroundTasks;
import dev.glassbox.app.lesson.Appearance;
import dev.glassbox.app.share.Sharing;
import dev.glassbox.app.share.ViewFile;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the place to explore asks of the house.
 *
 * @param look how pictures look and speak
 * @param tasks work off the JavaFX thread
 * @param models the ids of all models there are; may take long, on any thread
 * @param sharing takes pictures along
 * @param opened shows what a file holds; on the JavaFX thread
 */
public record ExploreDoors(
        Appearance look,
        BackgroundTasks tasks,
        Supplier<List<String>> models,
        Sharing sharing,
        Opening opened) {

    /** Opens a view that was saved. */
    @FunctionalInterface
    public interface Opening {
        /**
         * Reads it off the JavaFX thread, checks that it is of models that are here, and shows it;
         * what is wrong is said.
         */
        void open(Path file);
    }

    /** A view that is to be saved. */
    static ViewFile file(com.fasterxml.jackson.databind.JsonNode state) {
        return ViewFile.ofExplore(state, java.util.Optional.empty());
    }
}
