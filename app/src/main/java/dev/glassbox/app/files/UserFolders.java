package dev.glassbox.app.files;

import java.nio.file.Path;
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

    public Path progressFolder() {
        return home.resolve("progress");
    }

    /** Models the user has installed, unless the settings name another folder. */
    public Path models() {
        return home.resolve("models");
    }

    /** Reports of failures, newest last by name; also the JVM's own ({@code hs_err_*.log}). */
    public Path reports() {
        return home.resolve("reports");
    }
}
