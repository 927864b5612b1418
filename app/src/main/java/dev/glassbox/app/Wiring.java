package dev.glassbox.app;

import dev.glassbox.app.background.BackgroundTasks;
import dev.glassbox.app.background.EngineNeeds;
import dev.glassbox.app.background.FxPulses;
import dev.glassbox.app.background.FxThread;
import dev.glassbox.app.background.Needs;
import dev.glassbox.app.background.Recordings;
import dev.glassbox.app.background.ThreadedTasks;
import dev.glassbox.app.background.Threads;
import dev.glassbox.app.failure.Notices;
import dev.glassbox.app.files.BundledFiles;
import dev.glassbox.app.files.UserFolders;
import dev.glassbox.app.i18n.Languages;
import dev.glassbox.app.i18n.Messages;
import dev.glassbox.app.settings.FileProgressStore;
import dev.glassbox.app.settings.SettingsStore;
import dev.glassbox.app.theme.Dresser;
import dev.glassbox.app.theme.Themes;
import dev.glassbox.lessons.progress.ProgressStore;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.store.Disk;
import dev.glassbox.runtime.store.DurableFile;
import dev.glassbox.visualizers.api.VisualizerCatalog;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * The one composition root: makes every long-lived part of the app and hands each what it needs.
 * Parts are made when first asked for; the verbs of the command line ask for few.
 */
public final class Wiring {
    private final UserFolders folders;
    private final BundledFiles files = BundledFiles.onClassPath();
    private final Supplier<Languages> languages = new Lazy<>(() -> new Languages(files()));
    private final Supplier<SettingsStore> settings = new Lazy<>(this::newSettings);
    private final Supplier<FileProgressStore> progress = new Lazy<>(this::newProgress);
    private final Supplier<Messages> messages =
            new Lazy<>(() -> newMessages("", Messages.Destination.SCREEN));
    private final Supplier<Themes> themes =
            new Lazy<>(() -> new Themes(files().assets().resolve("css")));
    private final Supplier<VisualizerCatalog> visualizers =
            new Lazy<>(VisualizerCatalog::installed);
    private final FxThread fx = new FxThread();
    private final Notices notices = new Notices(fx);
    private final Threads threads = new Threads((thread, failure) -> {});
    private final FxPulses pulses = new FxPulses();
    private final Supplier<ThreadedTasks> tasks =
            new Lazy<>(() -> new ThreadedTasks(threads::lane, fx, pulses, this::unexpected));
    private final Supplier<EngineNeeds> needs =
            new Lazy<>(
                    () ->
                            new EngineNeeds(
                                    tasks(),
                                    (need, cancellation) -> {
                                        throw Problem.failure("app.no-engine", "").asException();
                                    },
                                    Recordings.NONE));

    public Wiring(UserFolders folders) {
        this.folders = folders;
    }

    /** For this machine's user. */
    public static Wiring forThisMachine() {
        return new Wiring(UserFolders.ofThisMachine());
    }

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

    public Themes themes() {
        return themes.get();
    }

    public Dresser dresser() {
        return new Dresser();
    }

    public VisualizerCatalog visualizers() {
        return visualizers.get();
    }

    public BackgroundTasks tasks() {
        return tasks.get();
    }

    public Needs needs() {
        return needs.get();
    }

    /** The toolkit has started: what was to be done on its thread begins. Called once. */
    public void begin() {
        fx.begin();
    }

    /** What the user must be told although nobody asked. */
    public Notices notices() {
        return notices;
    }

    public ProgressStore progress() {
        return progress.get();
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

    private Problem unexpected(Throwable failure) {
        return Problem.failure("app.unexpected", String.valueOf(failure.getMessage()));
    }
}
