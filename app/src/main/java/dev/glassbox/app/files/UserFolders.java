package dev.glassbox.app.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * Where the user's data lie. Nothing is made here: whoever writes makes what it needs.
 *
 * @param home the platform's data folder for this app, or {@code GLASSBOX_HOME}
 */
public record UserFolders(Path home) {

    /** This machine's, from the environment and the system properties. */
    public static UserFolders ofThisMachine() {
        return of(System.getenv(), System.getProperties());
    }

    static UserFolders of(Map<String, String> environment, Properties system) {
        String chosen = environment.getOrDefault("GLASSBOX_HOME", "");
        if (!chosen.isBlank()) {
            return new UserFolders(Path.of(chosen).toAbsolutePath().normalize());
        }
        Path user = Path.of(system.getProperty("user.home", "."));
        String os = system.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return new UserFolders(dataFolder(os, environment, user).toAbsolutePath().normalize());
    }

    private static Path dataFolder(String os, Map<String, String> environment, Path user) {
        if (os.contains("win")) {
            String roaming = environment.getOrDefault("APPDATA", "");
            return (roaming.isBlank() ? user.resolve("AppData/Roaming") : Path.of(roaming))
                    .resolve("Glassbox");
        }
        if (os.contains("mac")) {
            return user.resolve("Library/Application Support/Glassbox");
        }
        String xdg = environment.getOrDefault("XDG_DATA_HOME", "");
        return (xdg.isBlank() ? user.resolve(".local/share") : Path.of(xdg)).resolve("glassbox");
    }

    public Path settingsFile() {
        return home.resolve("settings.json");
    }

    public Path progressFile() {
        return home.resolve("progress.json");
    }

    /** The training lab's last state. */
    public Path labFile() {
        return home.resolve("lab.json");
    }

    /** What was explored last. */
    public Path exploreFile() {
        return home.resolve("explore.json");
    }

    /** The map of points as it was left. */
    public Path pointsFile() {
        return home.resolve("points.json");
    }

    /** Views kept under a name. */
    public Path bookmarksFile() {
        return home.resolve("bookmarks.json");
    }

    /** Texts that the training lab learns from. */
    public Path texts() {
        return home.resolve("texts");
    }

    /** Models the user has installed, unless the settings name another folder. */
    public Path models() {
        return home.resolve("models");
    }

    /** Reports of failures. */
    public Path reports() {
        return home.resolve("reports");
    }

    /** Held by the one instance that has a window. */
    public Path lockFile() {
        return home.resolve("lock");
    }

    /** Lies there while the app runs; one that is found at the start tells of an unclean end. */
    public Path runningMark() {
        return home.resolve("running");
    }

    /**
     * Where native libraries may be unpacked, best first. They cannot be loaded from a path that is
     * not ASCII, as the home of a user with a Chinese name is, so folders outside it follow; their
     * names differ for each user's home.
     */
    public List<Path> nativeFolders() {
        return nativeFolders(System.getenv(), System.getProperty("java.io.tmpdir", "."));
    }

    List<Path> nativeFolders(Map<String, String> environment, String temporary) {
        String own = String.format(Locale.ROOT, "glassbox-%08x", home.toString().hashCode());
        List<Path> folders = new ArrayList<>();
        folders.add(home.resolve("native"));
        for (String shared : List.of("ProgramData", "PUBLIC")) {
            if (environment.containsKey(shared)) {
                folders.add(Path.of(environment.get(shared)).resolve(own));
            }
        }
        if (!environment.containsKey("ProgramData")) {
            folders.add(Path.of("/var/tmp").resolve(own));
        }
        folders.add(Path.of(temporary).resolve(own));
        return List.copyOf(folders);
    }
}
