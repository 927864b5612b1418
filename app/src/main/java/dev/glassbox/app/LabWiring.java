package dev.glassbox.app;

import dev.glassbox.app.background.Pulses;
import dev.glassbox.app.files.DataFolder;
import dev.glassbox.app.lab.Lab;
import dev.glassbox.app.lab.LabData;
import dev.glassbox.app.lab.LabPlan;
import dev.glassbox.app.lab.LabState;
import dev.glassbox.app.lab.LabStore;
import dev.glassbox.app.lab.LabTexts;
import dev.glassbox.app.lab.LabViewModel;
import dev.glassbox.app.lab.OwnTextViewModel;
import dev.glassbox.runtime.store.Disk;
import dev.glassbox.runtime.store.DurableFile;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.training.Recipe;
import dev.glassbox.runtime.training.RecipeShelf;
import dev.glassbox.runtime.training.TrainingPace;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Wires the training lab. */
final class LabWiring {
    /** What the lab offers first: the smallest, which any laptop trains in a minute or two. */
    private static final String FIRST_RECIPE = "tinytown-small";

    private final Wiring wiring;
    private final Supplier<Pulses> pulses;
    private final Runnable readyEngine;
    private final Supplier<LabStore> store;
    private final Supplier<LabViewModel> own = new Lazy<>(() -> made(true));
    private final Supplier<LabViewModel> forAPicture = new Lazy<>(() -> made(false));
    private @Nullable OwnTextViewModel ownText;
    private volatile Runnable endOfTraining = () -> {};

    /**
     * @param writer the one thread that writes user data
     * @param readyEngine has the engine tried before it is used; on any thread
     */
    LabWiring(
            Wiring wiring,
            Supplier<ScheduledExecutorService> writer,
            Supplier<Pulses> pulses,
            Runnable readyEngine) {
        this.wiring = wiring;
        this.pulses = pulses;
        this.readyEngine = readyEngine;
        store =
                new Lazy<>(
                        () ->
                                new LabStore(
                                        new DurableFile(
                                                Disk.real(),
                                                wiring.folders().labFile(),
                                                LabStore.SCHEMA),
                                        writer.get(),
                                        wiring.notices()::say));
    }

    /** The lab as the user left it. */
    Lab own() {
        return own.get();
    }

    /** A lab that the user's own knows nothing of, to be photographed. */
    Lab forAPicture() {
        return forAPicture.get();
    }

    private LabViewModel made(boolean kept) {
        LabState first = first();
        LabViewModel made =
                new LabViewModel(
                        wiring.tasks(),
                        pulses.get(),
                        kept ? store.get().load(first) : first,
                        wiring::installedModels,
                        new LabData(DataFolder.choose(null), texts()),
                        readyEngine,
                        kept ? store.get()::keep : state -> {});
        endOfTraining = made::stop;
        return made;
    }

    private static LabState first() {
        int steps = RecipeShelf.bundled().get(FIRST_RECIPE).schedule().steps();
        return new LabState(
                new LabPlan(FIRST_RECIPE, Optional.empty(), 1, steps, ""),
                OptionalInt.empty(),
                OptionalInt.empty(),
                LabState.Page.TEXT,
                new LabState.Axes(false, false, 0),
                new LabState.Focus(Wiring.FIRST_PROMPT, 0, 0));
    }

    private LabTexts texts() {
        return new LabTexts(Disk.real(), wiring.folders().texts());
    }

    /** Where a text of the user's own is made ready in a lab. */
    OwnTextViewModel newOwnText(Lab lab) {
        OwnTextViewModel.Means means =
                new OwnTextViewModel.Means(
                        texts(),
                        wiring::ownModels,
                        wiring::installedModels,
                        () -> wiring.messages().text("lab.own.pasted-name"),
                        this::pace);
        OwnTextViewModel made = new OwnTextViewModel(lab, wiring.tasks(), means);
        ownText = made;
        return made;
    }

    private double pace(Recipe recipe, int vocabulary, Cancellation cancellation) {
        readyEngine.run();
        return TrainingPace.tokensPerSecond(recipe, vocabulary, cancellation);
    }

    /** The one made last. */
    OwnTextViewModel ownText() {
        return Objects.requireNonNull(ownText, "places() first");
    }

    /** Has a training stop; its last checkpoint is written meanwhile. */
    void stop() {
        endOfTraining.run();
    }

    /** Returns when the lab's state is on the disk, or cannot be. */
    void flush() {
        store.get().flush();
    }
}
