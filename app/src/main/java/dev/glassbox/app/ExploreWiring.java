package dev.glassbox.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.glassbox.app.explore.ExploreDoors;
import dev.glassbox.app.explore.ExploreState;
import dev.glassbox.app.explore.ExploreStore;
import dev.glassbox.app.explore.ExploreViewModel;
import dev.glassbox.app.lesson.Appearance;
import dev.glassbox.app.share.FileDialogs;
import dev.glassbox.app.share.Sharing;
import dev.glassbox.app.shell.Look;
import dev.glassbox.app.shell.ViewOpener;
import dev.glassbox.runtime.intake.StrictJson;
import dev.glassbox.runtime.store.Disk;
import dev.glassbox.runtime.store.DurableFile;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Wires the place to explore. */
final class ExploreWiring {
    private static final String MODEL = "tinytown-zh-en";

    /** The whole of the model that most lessons are about. */
    private static final ExploreState FIRST =
            new ExploreState(
                    MODEL,
                    Wiring.FIRST_PROMPT,
                    List.of(
                            new ExploreState.Pane(
                                    "modelmap",
                                    JsonNodeFactory.instance
                                            .objectNode()
                                            .put("model", MODEL)
                                            .put("prompt", Wiring.FIRST_PROMPT))),
                    2,
                    OptionalInt.empty());

    private final Wiring wiring;
    private final Supplier<ExploreStore> store;
    private final Supplier<ExploreViewModel> own =
            new Lazy<>(() -> made(store().load(FIRST), store()::keep));
    private final Supplier<ExploreViewModel> forAPicture =
            new Lazy<>(() -> made(FIRST, state -> {}));

    /**
     * @param writer the one thread that writes user data
     */
    ExploreWiring(Wiring wiring, Supplier<ScheduledExecutorService> writer) {
        this.wiring = wiring;
        store =
                new Lazy<>(
                        () ->
                                new ExploreStore(
                                        new DurableFile(
                                                Disk.real(),
                                                wiring.folders().exploreFile(),
                                                ExploreStore.SCHEMA),
                                        writer.get(),
                                        wiring.notices()::say));
    }

    private ExploreStore store() {
        return store.get();
    }

    private ExploreViewModel made(ExploreState first, Consumer<ExploreState> keep) {
        return new ExploreViewModel(
                wiring.visualizers(),
                wiring.needs(),
                StrictJson.standard(),
                InstantSource.system(),
                FIRST,
                first,
                keep);
    }

    /** What was explored last. */
    ExploreViewModel own() {
        return own.get();
    }

    /** One that the user's own knows nothing of, to be photographed. */
    ExploreViewModel forAPicture() {
        return forAPicture.get();
    }

    /** Opens views that were saved. */
    ViewOpener opener(ExploreViewModel shown) {
        return new ViewOpener(shown, wiring.tasks(), wiring.models(), wiring.notices());
    }

    /** What exploring asks of the house. */
    ExploreDoors doors(ExploreViewModel shown, Look look) {
        return new ExploreDoors(
                new Appearance(look.messages(), look.theme(), look::reducedMotion),
                wiring.tasks(),
                () -> wiring.models().ids(),
                new Sharing(
                        wiring.tasks(),
                        StrictJson.standard(),
                        new FileDialogs(),
                        wiring.notices()::say),
                opener(shown));
    }

    /** Returns when what was explored is on the disk, or cannot be. */
    void flush() {
        store().flush();
    }
}
