package dev.glassbox.app.shell;

import dev.glassbox.app.background.BackgroundTasks;
import dev.glassbox.app.background.Lane;
import dev.glassbox.app.explore.ExploreDoors;
import dev.glassbox.app.explore.ExploreJson;
import dev.glassbox.app.explore.ExploreViewModel;
import dev.glassbox.app.failure.Notices;
import dev.glassbox.app.share.ViewFile;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.intake.StrictJson;
import dev.glassbox.runtime.model.ModelCatalog;
import java.nio.file.Path;
import java.util.Optional;

/** Opens views that were saved, here or on another machine. */
public final class ViewOpener implements ExploreDoors.Opening {
    private final ExploreViewModel explore;
    private final BackgroundTasks tasks;
    private final ModelCatalog models;
    private final Notices notices;
    private final StrictJson json = StrictJson.standard();

    /** What was read, and what is to be said of it. */
    private record Found(ViewFile view, Optional<Problem> remark) {}

    public ViewOpener(
            ExploreViewModel explore, BackgroundTasks tasks, ModelCatalog models, Notices notices) {
        this.explore = explore;
        this.tasks = tasks;
        this.models = models;
        this.notices = notices;
    }

    @Override
    public void open(Path file) {
        tasks.start(
                Lane.WORK,
                progress -> {
                    ViewFile view = ViewFile.read(file);
                    if (view.isExplore()) {
                        ExploreJson.read(json, view.state(), file.toString());
                    }
                    return new Found(view, remark(view, file));
                },
                found -> show(found, file),
                notices::say);
    }

    private void show(Found found, Path file) {
        ViewFile view = found.view();
        if (view.isExplore()) {
            explore.set(ExploreJson.read(json, view.state(), file.toString()));
        } else {
            explore.openAlone(view.visualizer(), view.state());
        }
        found.remark().ifPresent(notices::say);
    }

    /** Numbers of other weights are other numbers. */
    private Optional<Problem> remark(ViewFile view, Path file) {
        if (view.weights().isEmpty()) {
            return Optional.empty();
        }
        ViewFile.Weights seen = view.weights().get();
        String here = models.describe(seen.model()).card().weightsSha256();
        return here.equals(seen.sha256())
                ? Optional.empty()
                : Optional.of(
                        Problem.input(
                                "explore.other-weights", file.toString(), "model", seen.model()));
    }
}
