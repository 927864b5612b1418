package dev.glassbox.app.settings;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.store.DurableFile;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The settings in use, kept across starts: written one second after the last change, and at the
 * end. Belongs to the JavaFX thread; needs no toolkit.
 */
public final class SettingsStore {
    /** The format that {@link SettingsJson} writes. */
    public static final int SCHEMA = 1;

    private static final Duration AFTER_LAST_CHANGE = Duration.ofSeconds(1);

    private final @Nullable Keeper<Settings> keeper;
    private final ReadOnlyObjectWrapper<Settings> settings;

    /**
     * Reads them.
     *
     * @param writer the one thread that writes user data
     * @param trouble told why settings cannot be read or kept; called on any thread
     */
    public SettingsStore(
            DurableFile file, ScheduledExecutorService writer, Consumer<? super Problem> trouble) {
        this(file, writer, AFTER_LAST_CHANGE, trouble);
    }

    SettingsStore(
            DurableFile file,
            ScheduledExecutorService writer,
            Duration delay,
            Consumer<? super Problem> trouble) {
        SettingsJson json = new SettingsJson(file.path().toString());
        Keeper<Settings> kept = new Keeper<>(file, writer, delay, json::write, trouble);
        keeper = kept;
        settings =
                new ReadOnlyObjectWrapper<>(
                        this, "settings", kept.load(json::read, Settings.DEFAULT));
    }

    private SettingsStore(Settings initial) {
        keeper = null;
        settings = new ReadOnlyObjectWrapper<>(this, "settings", initial);
    }

    /** Settings that can be changed and are never written. */
    public static SettingsStore unkept(Settings initial) {
        return new SettingsStore(initial);
    }

    public Settings get() {
        return settings.get();
    }

    public ReadOnlyObjectProperty<Settings> settings() {
        return settings.getReadOnlyProperty();
    }

    /** Changes them; equal settings are no change. */
    public void update(UnaryOperator<Settings> change) {
        Settings changed = change.apply(settings.get());
        if (!changed.equals(settings.get())) {
            settings.set(changed);
            if (keeper != null) {
                keeper.keep(changed);
            }
        }
    }

    /** Returns when they are on the disk, or cannot be. */
    public void flush() {
        if (keeper != null) {
            keeper.flush();
        }
    }
}
