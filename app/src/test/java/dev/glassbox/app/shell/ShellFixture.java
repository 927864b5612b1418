package dev.glassbox.app.shell;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.glassbox.app.background.EngineNeeds;
import dev.glassbox.app.background.NoAnswers;
import dev.glassbox.app.background.Recordings;
import dev.glassbox.app.background.SameThreadTasks;
import dev.glassbox.app.background.Tracer;
import dev.glassbox.app.bookmarks.Bookmarks;
import dev.glassbox.app.explore.ExploreDoors;
import dev.glassbox.app.explore.ExploreState;
import dev.glassbox.app.explore.ExploreViewModel;
import dev.glassbox.app.failure.Notices;
import dev.glassbox.app.files.BundledFiles;
import dev.glassbox.app.i18n.Languages;
import dev.glassbox.app.i18n.Messages;
import dev.glassbox.app.lab.FakeLab;
import dev.glassbox.app.lab.LabTexts;
import dev.glassbox.app.lab.OwnTextViewModel;
import dev.glassbox.app.lesson.Appearance;
import dev.glassbox.app.lesson.Learner;
import dev.glassbox.app.models.ModelsViewModel;
import dev.glassbox.app.models.SampleShelf;
import dev.glassbox.app.points.PointsViewModel;
import dev.glassbox.app.settings.SettingsStore;
import dev.glassbox.app.share.FileChoice;
import dev.glassbox.app.share.Sharing;
import dev.glassbox.app.theme.Themes;
import dev.glassbox.lessons.Course;
import dev.glassbox.lessons.parse.CourseReader;
import dev.glassbox.lessons.progress.CourseProgress;
import dev.glassbox.lessons.progress.ProgressStore;
import dev.glassbox.runtime.intake.StrictJson;
import dev.glassbox.runtime.library.CuratedModels;
import dev.glassbox.runtime.library.OwnModels;
import dev.glassbox.runtime.model.ModelCatalog;
import dev.glassbox.runtime.store.Disk;
import dev.glassbox.runtime.store.DurableFile;
import dev.glassbox.runtime.training.RecipeShelf;
import dev.glassbox.visualizers.api.VisualizerCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import javafx.stage.Window;

/** The real shell on a stand-in engine that answers at once; needs no toolkit. */
final class ShellFixture {
    static final BundledFiles FILES = BundledFiles.onClassPath();
    static final Course COURSE = new CourseReader().read(FILES.lessons()).course();

    /** Tokens a second of a machine that is not asked. */
    static final double PACE = 20_000;

    static final String LESSON = "attention-first-look";

    final SettingsStore settings;
    final Messages messages;
    final Look look;
    final ShellViewModel shell;
    final SpeedViewModel speed;
    final ModelsViewModel models;
    final FakeLab lab = new FakeLab();
    final OwnTextViewModel ownText;
    final Places places;
    final ExploreViewModel explore;
    final PointsViewModel points;
    final Bookmarks bookmarks = new Bookmarks(List.of(), all -> {});

    private static final ExploreState EXPLORED =
            new ExploreState(
                    "shakespeare-char",
                    "ROMEO:",
                    List.of(
                            new ExploreState.Pane(
                                    "attention",
                                    JsonNodeFactory.instance
                                            .objectNode()
                                            .put("model", "shakespeare-char")
                                            .put("prompt", "ROMEO:"))),
                    2,
                    OptionalInt.empty());

    ShellFixture(Path folder, String language) {
        this(settings(folder), language, new TinyTracer(false));
    }

    ShellFixture(SettingsStore settings, String language, Tracer tracer) {
        this.settings = settings;
        Languages languages = new Languages(FILES);
        messages =
                new Messages(
                        languages,
                        languages.byTag(language).orElseThrow(),
                        Messages.Destination.SCREEN);
        look = new Look(settings, new Themes(FILES.assets().resolve("css")), messages);
        EngineNeeds needs =
                new EngineNeeds(
                        new SameThreadTasks(),
                        tracer,
                        Recordings.NONE,
                        new NoAnswers(),
                        Runnable::run);
        needs.startEngine(() -> {});
        ShellParts parts =
                new ShellParts(
                        COURSE,
                        new Learner(new Forgetful()),
                        VisualizerCatalog.installed(),
                        StrictJson.standard(),
                        needs,
                        settings,
                        new Notices(Runnable::run));
        shell = new ShellViewModel(parts, look, InstantSource.system());
        explore =
                new ExploreViewModel(
                        parts.visualizers(),
                        needs,
                        parts.json(),
                        InstantSource.system(),
                        EXPLORED,
                        EXPLORED,
                        state -> {});
        points =
                new PointsViewModel(
                        parts.visualizers(),
                        needs,
                        parts.json(),
                        InstantSource.system(),
                        JsonNodeFactory.instance.objectNode(),
                        state -> {});
        ModelCatalog none = new ModelCatalog(Map.of(), List::of, List.of());
        ExploreDoors exploring =
                new ExploreDoors(
                        new Appearance(look.messages(), look.theme(), look::reducedMotion),
                        new SameThreadTasks(),
                        () -> List.of("shakespeare-char", "tinytown-zh-en"),
                        new Sharing(
                                new SameThreadTasks(),
                                parts.json(),
                                new NoDialogs(),
                                parts.notices()::say),
                        new ViewOpener(explore, new SameThreadTasks(), none, parts.notices()));
        Path home = temporary();
        ownText =
                new OwnTextViewModel(
                        lab,
                        new SameThreadTasks(),
                        new OwnTextViewModel.Means(
                                new LabTexts(Disk.real(), home.resolve("texts")),
                                () -> new OwnModels(Disk.real(), home.resolve("models")),
                                () -> home.resolve("models"),
                                () -> messages.text("lab.own.pasted-name"),
                                (recipe, vocabulary, cancellation) -> PACE));
        places =
                new Places(
                        shell,
                        lab,
                        new LabHouse(shell, none, RecipeShelf.bundled(), List.of()),
                        ownText,
                        explore,
                        exploring,
                        points,
                        bookmarks);
        speed = new SpeedViewModel(new SameThreadTasks(), (listener, stop) -> SampleReport.MADE);
        speed.start();
        models =
                new ModelsViewModel(
                        new SameThreadTasks(),
                        new SampleShelf(),
                        CuratedModels.bundled(),
                        settings);
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("shell-fixture");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Settings in a folder of their own, written when a test has long ended, if ever. */
    static SettingsStore settings(Path folder) {
        return new SettingsStore(
                new DurableFile(Disk.real(), folder.resolve("settings.json"), SettingsStore.SCHEMA),
                Executors.newSingleThreadScheduledExecutor(
                        job -> {
                            Thread thread = new Thread(job, "test-writer");
                            thread.setDaemon(true);
                            return thread;
                        }),
                problem -> {});
    }

    /** Nobody is there to answer. */
    private static final class NoDialogs implements FileChoice {
        @Override
        public Optional<Path> toOpen(Window owner, String title, String ending) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> toSave(Window owner, String title, String name, String ending) {
            return Optional.empty();
        }
    }

    private static final class Forgetful implements ProgressStore {
        @Override
        public CourseProgress load() {
            return CourseProgress.NONE;
        }

        @Override
        public void save(CourseProgress progress) {}
    }
}
