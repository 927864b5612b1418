package dev.glassbox.visualizers.testing;

import dev.glassbox.visualizers.api.Message;
import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.chart.ChartFonts;
import dev.glassbox.visualizers.scale.Palette;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.text.Font;

/** The bundled themes, typeface and strings as the app finds them, for tests. */
public final class Bundled {
    public static final List<String> THEMES = List.of("light", "dark", "projector");
    public static final List<String> LANGUAGES = List.of("zh", "en");

    private static final Pattern TOKEN =
            Pattern.compile("-gb-([a-z0-9-]+)\\s*:\\s*#([0-9a-fA-F]{6})\\s*;");

    private Bundled() {}

    static Path assets() {
        return Path.of(System.getProperty("glassbox.checkout"), "assets/src/main/resources");
    }

    public static Path themeFile(String theme) {
        return assets().resolve("css").resolve(theme + ".css");
    }

    public static Palette palette(String theme) {
        try {
            Map<String, Integer> tokens = new HashMap<>();
            Matcher matcher = TOKEN.matcher(Files.readString(themeFile(theme)));
            while (matcher.find()) {
                tokens.put(matcher.group(1), 0xFF000000 | Integer.parseInt(matcher.group(2), 16));
            }
            return new Palette(tokens);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loads the typeface into JavaFX and AWT. */
    public static void loadFonts() {
        Path regular = assets().resolve("fonts/NotoSansSC-Regular.otf");
        Path bold = assets().resolve("fonts/NotoSansSC-Bold.otf");
        Font.loadFont(regular.toUri().toString(), 12);
        Font.loadFont(bold.toUri().toString(), 12);
        try {
            ChartFonts.register(regular, bold);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All strings files of this module in one language, by path. */
    public static Map<Path, Map<String, String>> stringsFiles(String language) {
        Path root =
                Path.of(System.getProperty("glassbox.checkout"), "visualizers/src/main/resources");
        Map<Path, Map<String, String>> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file :
                    all.filter(f -> f.endsWith("strings_" + language + ".properties")).toList()) {
                files.put(root.relativize(file.getParent()), read(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static Map<String, String> read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        Map<String, String> map = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> map.put(key, properties.getProperty(key)));
        return map;
    }

    /** Strings of a language; a key or a value that is missing fails the test. */
    public static Texts texts(String language) {
        Map<String, String> strings = new HashMap<>();
        stringsFiles(language).values().forEach(strings::putAll);
        return new Texts() {
            @Override
            public String text(Message message) {
                String text = strings.get(message.key());
                if (text == null) {
                    throw new AssertionError("no string '" + message.key() + "' in " + language);
                }
                for (Map.Entry<String, String> value : message.arguments().entrySet()) {
                    text = text.replace("{" + value.getKey() + "}", value.getValue());
                }
                return text;
            }

            @Override
            public String language() {
                return language;
            }
        };
    }
}
