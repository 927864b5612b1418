package dev.glassbox.app;

import dev.glassbox.app.background.Answerer;
import dev.glassbox.app.background.BackgroundTasks;
import dev.glassbox.app.background.EngineNeeds;
import dev.glassbox.app.background.EngineProbe;
import dev.glassbox.app.background.FxPulses;
import dev.glassbox.app.background.FxThread;
import dev.glassbox.app.background.Needs;
import dev.glassbox.app.background.ThreadedTasks;
import dev.glassbox.app.background.Threads;
import dev.glassbox.app.bookmarks.Bookmarks;
import dev.glassbox.app.explore.ExploreViewModel;
import dev.glassbox.app.failure.FailureReports;
import dev.glassbox.app.failure.Notices;
import dev.glassbox.app.failure.OrderlyExit;
import dev.glassbox.app.failure.Session;
import dev.glassbox.app.failure.UncaughtHandler;
import dev.glassbox.app.files.BundledFiles;
import dev.glassbox.app.files.UserFolders;
import dev.glassbox.app.i18n.Languages;
import dev.glassbox.app.i18n.Messages;
import dev.glassbox.app.lab.Lab;
import dev.glassbox.app.lesson.Learner;
import dev.glassbox.app.models.LibraryShelf;
import dev.glassbox.app.models.ModelsViewModel;
import dev.glassbox.app.points.PointsViewModel;
import dev.glassbox.app.settings.FileProgressStore;
import dev.glassbox.app.settings.OwnFolders;
import dev.glassbox.app.settings.SettingsStore;
import dev.glassbox.app.shell.About;
import dev.glassbox.app.shell.AboutReader;
import dev.glassbox.app.shell.LabHouse;
import dev.glassbox.app.shell.Places;
import dev.glassbox.app.shell.ShellParts;
import dev.glassbox.app.shell.ShellViewModel;
import dev.glassbox.app.shell.SpeedViewModel;
import dev.glassbox.app.speed.SpeedCheck;
import dev.glassbox.app.theme.Dresser;
import dev.glassbox.app.theme.Fonts;
import dev.glassbox.app.theme.Themes;
import dev.glassbox.lessons.Course;
import dev.glassbox.lessons.parse.CourseReader;
import dev.glassbox.lessons.parse.CourseReading;
import dev.glassbox.lessons.progress.ProgressStore;
import dev.glassbox.runtime.djl.EngineRoom;
import dev.glassbox.runtime.djl.EngineThread;
import dev.glassbox.runtime.experiments.ExperimentCatalog;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.StrictJson;
import dev.glassbox.runtime.library.Circumstances;
import dev.glassbox.runtime.library.CuratedModels;
import dev.glassbox.runtime.library.ModelLibrary;
import dev.glassbox.runtime.library.OwnModels;
import dev.glassbox.runtime.model.ModelCatalog;
import dev.glassbox.runtime.model.OpenModels;
import dev.glassbox.runtime.model.RecordedTraces;
import dev.glassbox.runtime.store.Disk;
import dev.glassbox.runtime.store.DurableFile;
import dev.glassbox.runtime.training.RecipeShelf;
import dev.glassbox.visualizers.api.VisualizerCatalog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.application.Platform;

/**
 * The one composition root: makes every long-lived part of the app and hands each what it needs.
 * Parts are made when first asked for; the verbs of the command line ask for few.
 */
public final class Wiring {
    /** Open at once in the window: the one on the stage and the one before it. */
    static final int MODELS_OPEN = 2;

    /** What is read first: words that a small model soon goes on from. */
    static final String FIRST_PROMPT = "小明今天在";

    /** Below the size of GPT-2 a second thread costs more than it brings. */
    private static final int ENGINE_THREADS = 1;

    /** Side in pixels of the screen that is not there. */
    private static final int SPEED_SCREEN = 1200;

    private final UserFolders folders;
    private final BundledFiles files = BundledFiles.onClassPath();
    private final FxThread fx = new FxThread();

    /** Making them starts the toolkit, which no verb without a picture may. */
    private final Supplier<FxPulses> pulses = new Lazy<>(FxPulses::new);

    private final Notices notices = new Notices(fx);
    private final FailureReports reports;
    private final UncaughtHandler uncaught;
    private final Threads threads;

    private final Supplier<Languages> languages = new Lazy<>(() -> new Languages(files()));
    private final Supplier<SettingsStore> settings = new Lazy<>(this::newSettings);
    private final Supplier<FileProgressStore> progress = new Lazy<>(this::newProgress);
    private final Supplier<Messages> messages =
            new Lazy<>(() -> newMessages("", Messages.Destination.SCREEN));
    private final Supplier<Themes> themes =
            new Lazy<>(() -> new Themes(files().assets().resolve("css")));
    private final Supplier<Fonts> fonts =
            new Lazy<>(() -> new Fonts(files().assets().resolve("fonts")));
    private final Supplier<VisualizerCatalog> visualizers =
            new Lazy<>(VisualizerCatalog::installed);
    private final Supplier<ExperimentCatalog> experiments =
            new Lazy<>(ExperimentCatalog::installed);
    private final Supplier<ModelCatalog> models = new Lazy<>(this::newModels);
    private final Supplier<ModelLibrary> library = new Lazy<>(this::newLibrary);
    private final Supplier<CourseReading> course =
            new Lazy<>(() -> new CourseReader().read(files().lessons()));
    private final Supplier<ThreadedTasks> tasks = new Lazy<>(this::newTasks);
    private final Supplier<EngineNeeds> needs = new Lazy<>(this::newNeeds);
    private final ExploreWiring exploring;
    private final PointsWiring mapping;
    private final LabWiring training;

    public Wiring(UserFolders folders) {
        this.folders = folders;
        reports =
                new FailureReports(
                        Disk.real(), folders.reports(), Clock.systemUTC(), files.version());
        uncaught = new UncaughtHandler(reports, notices);
        threads = new Threads(uncaught);
        exploring = new ExploreWiring(this, threads::writer);
        mapping = new PointsWiring(this, threads::writer);
        training = new LabWiring(this, threads::writer, pulses::get, this::readyEngine);
    }

    /** For this machine's user. */
    public static Wiring forThisMachine() {
        return new Wiring(UserFolders.ofThisMachine());
    }

    // What every part of the program may ask for.

    public UserFolders folders() {
        return folders;
    }

    public BundledFiles files() {
        return files;
    }

    public Languages languages() {
        return languages.get();
    }

    public SettingsStore settings() {
        return settings.get();
    }

    /** The strings of the window: in the language of the settings, else the locale's. */
    public Messages messages() {
        return messages.get();
    }

    /**
     * Strings for a place of their own, such as a verb of the command line.
     *
     * @param language a tag, or empty for the one of the settings, else the locale's
     */
    public Messages newMessages(String language, Messages.Destination destination) {
        String wanted = language.isEmpty() ? settings().get().look().language() : language;
        return new Messages(
                languages(), languages().choose(wanted, Locale.getDefault()), destination);
    }

    public VisualizerCatalog visualizers() {
        return visualizers.get();
    }

    public ExperimentCatalog experiments() {
        return experiments.get();
    }

    /** The bundled and the installed models. */
    public ModelCatalog models() {
        return models.get();
    }

    /** The folder of installed models. */
    public ModelLibrary library() {
        return library.get();
    }

    /** Where models of the user's own making are saved: the same folder. */
    public OwnModels ownModels() {
        return new OwnModels(Disk.real(), installedModels());
    }

    /** The bundled course; a lesson with a fault is left out. */
    public Course course() {
        return course.get().course();
    }

    /** What becomes a report when it goes wrong unexpectedly. */
    public FailureReports reports() {
        return reports;
    }

    /**
     * Says where the engine is unpacked and how many threads it uses; before the first model is
     * opened. Nothing is loaded yet.
     *
     * @return the folder for native libraries
     * @throws IntakeException if there is no folder for them
     */
    public Path prepareEngine() {
        int chosen = settings().get().machine().threads();
        return prepareEngine(chosen == 0 ? ENGINE_THREADS : chosen);
    }

    private Path prepareEngine(int engineThreads) {
        Path natives = EngineRoom.chooseCache(folders.nativeFolders());
        EngineRoom.prepare(natives, engineThreads);
        return natives;
    }

    /**
     * How fast this machine is, for a verb: the toolkit draws without a display. Run at most once
     * in a process.
     *
     * @param engineThreads inside one operation
     * @param all also what takes long
     */
    public SpeedCheck speedCheckWithoutWindow(int engineThreads, boolean all) {
        return (listener, cancellation) -> {
            prepareEngine(engineThreads);
            ScreenShot.useNoDisplay(SPEED_SCREEN, SPEED_SCREEN);
            Platform.startup(() -> {});
            return new SpeedWiring(this).measure(Platform::runLater, all, listener, cancellation);
        };
    }

    /** The library as a screen, on settings that may be others than the user's. */
    ModelsViewModel modelsScreen(SettingsStore ofShell) {
        CuratedModels curated = CuratedModels.bundled();
        return new ModelsViewModel(
                tasks(), new LibraryShelf(models(), library(), curated), curated, ofShell);
    }

    /** How fast this machine is, for the window. */
    SpeedViewModel speed() {
        return new SpeedViewModel(
                tasks(),
                (listener, cancellation) ->
                        new SpeedWiring(this).measure(fx, false, listener, cancellation));
    }

    // What the window asks for besides.

    /**
     * Begins a run with a window, before the toolkit starts: from now on faults become reports and
     * the system's wish to end the process is an orderly end.
     *
     * @return empty if the app is running already
     */
    public Optional<Session> beginSession() {
        Optional<Session> session = Session.begin(folders, Clock.systemUTC());
        if (session.isPresent()) {
            uncaught.install();
            session.get().notices().forEach(notices::say);
            unpackToolkitIntoAscii();
        }
        return session;
    }

    /** The toolkit has started: what was to be done on its thread begins. Called once. */
    public void begin() {
        fx.begin();
    }

    /** Starts the engine in the background; after {@link #begin()}, on the JavaFX thread. */
    public void startEngine() {
        needs.get()
                .startEngine(
                        () -> {
                            readyEngine();
                            EngineThread.enter();
                        });
    }

    /** Has the engine tried before it is loaded into this process; on any thread. */
    private synchronized void readyEngine() {
        Path natives = prepareEngine();
        new EngineProbe(natives, files.version()).check();
    }

    /** The way out of a session. */
    public OrderlyExit exit(Session session) {
        Runnable flush =
                () -> {
                    training.stop(); // its last checkpoint is written while we go on here
                    settings.get().flush();
                    progress.get().flush();
                    training.flush();
                    exploring.flush();
                    mapping.flush();
                };
        return new OrderlyExit(flush, threads, session::close, Runtime.getRuntime()::halt);
    }

    /** What the user must be told although nobody asked. */
    public Notices notices() {
        return notices;
    }

    public ProgressStore progress() {
        return progress.get();
    }

    public Themes themes() {
        return themes.get();
    }

    public Fonts fonts() {
        return fonts.get();
    }

    public Dresser dresser() {
        return new Dresser();
    }

    public BackgroundTasks tasks() {
        return tasks.get();
    }

    public Needs needs() {
        return needs.get();
    }

    /** What the shell joins, on settings and progress that may be others than the user's. */
    ShellParts shellParts(SettingsStore ofShell, ProgressStore kept) {
        return new ShellParts(
                course(),
                new Learner(kept),
                visualizers(),
                StrictJson.standard(),
                needs(),
                ofShell,
                notices());
    }

    /** The training lab. */
    LabWiring training() {
        return training;
    }

    /** The place to explore. */
    ExploreWiring exploring() {
        return exploring;
    }

    /** The map of points, and the bookmarks. */
    PointsWiring mapping() {
        return mapping;
    }

    /** The places of the window beside the lessons. */
    Places places(
            ShellViewModel shell,
            Lab shown,
            ExploreViewModel explored,
            PointsViewModel points,
            Bookmarks bookmarks) {
        List<String> bundled = List.of("tinytown-zh-en");
        LabHouse house = new LabHouse(shell, models(), RecipeShelf.bundled(), bundled);
        shell.watch(shown);
        shell.watch(explored);
        shell.watch(points);
        return new Places(
                shell,
                shown,
                house,
                training.newOwnText(shown),
                explored,
                exploring.doors(explored, shell.look()),
                points,
                bookmarks);
    }

    /** What the app says about itself. */
    About about() {
        return new AboutReader(files).read();
    }

    private SettingsStore newSettings() {
        DurableFile file =
                new DurableFile(Disk.real(), folders.settingsFile(), SettingsStore.SCHEMA);
        return new SettingsStore(file, threads.writer(), notices::say);
    }

    private FileProgressStore newProgress() {
        DurableFile file =
                new DurableFile(Disk.real(), folders.progressFile(), FileProgressStore.SCHEMA);
        return new FileProgressStore(file, threads.writer(), notices::say);
    }

    private ModelCatalog newModels() {
        Map<String, Path> roots = new LinkedHashMap<>();
        roots.put(ModelCatalog.BUNDLED, files.assets().resolve("models"));
        roots.put(ModelCatalog.INSTALLED, installedModels());
        return new ModelCatalog(
                roots, new OwnFolders(settings())::all, ModelCatalog.providersOnClassPath());
    }

    private ModelLibrary newLibrary() {
        return new ModelLibrary(
                Disk.real(), installedModels(), models().modelTypes(), Circumstances.real());
    }

    /** The folder of installed models. */
    Path installedModels() {
        String chosen = settings().get().machine().modelsFolder();
        return chosen.isEmpty() ? folders.models() : Path.of(chosen);
    }

    private ThreadedTasks newTasks() {
        return new ThreadedTasks(
                threads::lane,
                fx,
                pulses.get(),
                failure -> reports.report(failure, Thread.currentThread().getName()));
    }

    private EngineNeeds newNeeds() {
        OpenModels open = new OpenModels(models(), MODELS_OPEN);
        RecordedTraces recorded = new RecordedTraces(files.assets().resolve("traces"), models());
        return new EngineNeeds(
                tasks(),
                (need, cancellation) ->
                        open.trace(need.model(), need.prompt(), need.request(), cancellation),
                need -> recorded.find(need.model(), need.prompt(), need.request()),
                new Answerer() {
                    @Override
                    public <T> T answer(Function<OpenModels, T> question) {
                        return question.apply(open);
                    }
                },
                pulses.get());
    }

    /** JavaFX unpacks its own libraries below the user's home, which must be ASCII like ours. */
    private void unpackToolkitIntoAscii() {
        String home = System.getProperty("user.home", "");
        if (StandardCharsets.US_ASCII.newEncoder().canEncode(home)) {
            return;
        }
        try {
            Path natives = EngineRoom.chooseCache(folders.nativeFolders());
            System.setProperty("javafx.cachedir", natives.resolve("javafx").toString());
        } catch (IntakeException e) {
            // JavaFX tries its own folder; the engine will say what is missing.
        }
    }
}
