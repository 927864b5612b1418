package dev.glassbox.app.models;

import dev.glassbox.app.background.BackgroundTask;
import dev.glassbox.app.background.BackgroundTasks;
import dev.glassbox.app.background.Lane;
import dev.glassbox.app.background.Progress;
import dev.glassbox.app.models.Fetching.Moved;
import dev.glassbox.app.models.Fetching.Phase;
import dev.glassbox.app.settings.SettingsStore;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.library.CuratedModel;
import dev.glassbox.runtime.library.CuratedModels;
import dev.glassbox.runtime.library.HubEndpoint;
import dev.glassbox.runtime.library.HubId;
import dev.glassbox.runtime.library.Offer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The library of models as data. A fetch goes on when its screen is closed. Nothing is fetched, and
 * no hub is asked, unless the user says so. Lives as the app, on the JavaFX thread.
 */
public final class ModelsViewModel {
    private final BackgroundTasks tasks;
    private final ModelShelf shelf;
    private final CuratedModels curated;
    private final SettingsStore settings;
    private final ReadOnlyObjectWrapper<ModelsState> state =
            new ReadOnlyObjectWrapper<>(this, "state", ModelsState.NONE);
    private @Nullable BackgroundTask running;
    private volatile Moved moved = Moved.NOTHING;

    public ModelsViewModel(
            BackgroundTasks tasks,
            ModelShelf shelf,
            CuratedModels curated,
            SettingsStore settings) {
        this.tasks = tasks;
        this.shelf = shelf;
        this.curated = curated;
        this.settings = settings;
    }

    public ReadOnlyObjectProperty<ModelsState> state() {
        return state.getReadOnlyProperty();
    }

    /** The hub that would be asked, as it is shown. */
    public String endpoint() {
        String kept = settings.get().library().endpoint();
        return kept.isEmpty() ? HubEndpoint.STANDARD.toString() : kept;
    }

    /** Reads anew what is on the disk. */
    public void refresh() {
        tasks.start(Lane.WORK, progress -> shelf.list(), this::listed, this::troubled);
    }

    private void listed(List<ShownModel> models) {
        Set<String> here = models.stream().map(ShownModel::id).collect(Collectors.toSet());
        List<CuratedModel> missing =
                curated.models().stream().filter(model -> !here.contains(model.id())).toList();
        state.set(state.get().listing(models, missing));
    }

    private void troubled(Problem problem) {
        state.set(state.get().with(Optional.of(problem)));
    }

    // Fetching.

    /** Asks the hub for a model of the list, or of any id; what follows is an offer. */
    public void ask(String words) {
        if (isBusy()) {
            return;
        }
        HubId id;
        HubEndpoint endpoint;
        try {
            id = curated.resolve(words);
            endpoint = HubEndpoint.parse(endpoint());
        } catch (IntakeException e) {
            fetching(Fetching.asking(words.strip()).failed(e.problem()));
            return;
        }
        fetching(Fetching.asking(id.path()));
        running =
                tasks.start(
                        Lane.FETCH,
                        progress -> {
                            Offer offer = shelf.look(id, endpoint, progress);
                            return Fetching.NONE.offered(offer, shelf.room());
                        },
                        this::fetching,
                        this::failed);
    }

    /** Fetches what was offered, or goes on with it after a stop. */
    public void fetch() {
        Optional<Offer> offer = fetching().offer();
        if (isBusy() || offer.isEmpty()) {
            return;
        }
        moved = fetching().moved();
        fetching(fetching().in(Phase.RUNNING));
        BackgroundTask started =
                tasks.start(
                        Lane.FETCH,
                        progress -> fetched(offer.get(), progress),
                        this::done,
                        this::failed);
        running = started;
        started.progress().addListener((property, old, now) -> moved());
    }

    private Offer fetched(Offer offer, Progress progress) {
        shelf.fetch(
                offer,
                (file, done, total) -> {
                    moved = new Moved(file, done, total);
                    progress.report(moved.fraction());
                },
                progress);
        return offer;
    }

    private void moved() {
        if (fetching().phase() == Phase.RUNNING) {
            fetching(fetching().at(moved));
        }
    }

    private void done(Offer offer) {
        fetching(fetching().in(Phase.DONE));
        refresh();
    }

    private void failed(Problem problem) {
        fetching(fetching().failed(problem));
    }

    /** Stops asking, or fetching; what has come is kept, to go on with. */
    public void stop() {
        BackgroundTask task = running;
        if (task != null && isBusy()) {
            task.cancel();
            boolean asking = fetching().phase() == Phase.ASKING;
            fetching(asking ? Fetching.NONE : fetching().at(moved).in(Phase.STOPPED));
        }
    }

    /** Puts away an offer, or what came of a fetch. */
    public void dismiss() {
        if (!isBusy()) {
            fetching(Fetching.NONE);
        }
    }

    /** Throws away what a stopped fetch has brought so far. */
    public void discard() {
        Optional<Offer> offer = fetching().offer();
        dismiss();
        offer.ifPresent(
                what ->
                        tasks.start(
                                Lane.FETCH,
                                progress -> {
                                    shelf.discardPart(what.id());
                                    return what;
                                },
                                discarded -> {},
                                this::troubled));
    }

    private boolean isBusy() {
        Phase phase = fetching().phase();
        return phase == Phase.ASKING || phase == Phase.RUNNING;
    }

    private Fetching fetching() {
        return state.get().fetching();
    }

    private void fetching(Fetching now) {
        state.set(state.get().with(now));
    }

    // What is on this computer.

    /** Lists a folder of the user's own from now on, if it holds a model. */
    public void openFolder(Path folder) {
        state.set(state.get().with(Optional.empty()));
        tasks.start(
                Lane.WORK,
                progress -> {
                    shelf.requireModel(folder);
                    return folder.toAbsolutePath().normalize().toString();
                },
                path -> {
                    settings.update(now -> now.withLibrary(now.library().with(path)));
                    refresh();
                },
                this::troubled);
    }

    /** Lists a folder of the user's own no longer; the folder stays. */
    public void closeFolder(String path) {
        settings.update(now -> now.withLibrary(now.library().without(path)));
        refresh();
    }

    /** Asks the user whether an installed model shall go. */
    public void askRemove(String id) {
        state.set(state.get().removing(id));
    }

    /** The user keeps it. */
    public void keep() {
        state.set(state.get().removing(""));
    }

    /** Removes the model that was asked about. */
    public void remove() {
        String id = state.get().removing();
        state.set(state.get().removing("").with(Optional.empty()));
        if (!id.isEmpty()) {
            tasks.start(
                    Lane.FETCH,
                    progress -> {
                        shelf.remove(id);
                        return id;
                    },
                    removed -> refresh(),
                    this::troubled);
        }
    }
}
