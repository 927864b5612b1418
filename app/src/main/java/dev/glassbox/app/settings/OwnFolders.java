package dev.glassbox.app.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The model folders that the user has opened, as threads other than the JavaFX one may read them.
 */
public final class OwnFolders {
    private volatile List<Path> folders;

    /** Follows the settings as long as they live. */
    public OwnFolders(SettingsStore settings) {
        folders = read(settings.get());
        settings.settings().addListener((property, old, now) -> folders = read(now));
    }

    public List<Path> all() {
        return folders;
    }

    private static List<Path> read(Settings settings) {
        return settings.library().folders().stream().flatMap(OwnFolders::path).toList();
    }

    private static Stream<Path> path(String words) {
        try {
            return Stream.of(Path.of(words));
        } catch (InvalidPathException e) {
            return Stream.of(); // written on another system
        }
    }
}
