package dev.glassbox.visualizers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.visualizers.api.VisualizerCatalog;
import dev.glassbox.visualizers.testing.Bundled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StringsTest {
    private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z][a-zA-Z0-9-]*)}");
    private static final Pattern KEY_IN_CODE =
            Pattern.compile("\"([a-z]+\\.[a-z0-9-]+(?:\\.[a-z0-9-]+)*)\"");

    @Test
    void everyFileHasTheSameKeysWithTheSamePlacesInBothLanguages() {
        assertThat(placesOf("zh")).isNotEmpty().isEqualTo(placesOf("en"));
    }

    @Test
    void everyKeyIsUsedAndEveryUsedKeyIsThere() throws IOException {
        Set<String> there = new TreeSet<>();
        Bundled.stringsFiles("en").values().forEach(strings -> there.addAll(strings.keySet()));
        Set<String> rooms = new TreeSet<>(VisualizerCatalog.installed().ids());
        rooms.addAll(List.of("control", "chart"));
        Set<String> used = new TreeSet<>();
        VisualizerCatalog.installed().ids().forEach(id -> used.add(id + ".name")); // by the host
        Path code = Path.of(System.getProperty("glassbox.checkout"), "visualizers/src/main/java");
        try (Stream<Path> files = Files.walk(code)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                Matcher matcher = KEY_IN_CODE.matcher(Files.readString(file));
                while (matcher.find()) {
                    String key = matcher.group(1);
                    String room = key.substring(0, key.indexOf('.'));
                    if (rooms.contains(room) && !key.endsWith(".css") && !key.endsWith(".md")) {
                        used.add(key);
                    }
                }
            }
        }
        assertThat(used).isEqualTo(there);
    }

    private static Map<Path, Map<String, Set<String>>> placesOf(String language) {
        Map<Path, Map<String, Set<String>>> all = new TreeMap<>();
        Bundled.stringsFiles(language)
                .forEach(
                        (path, strings) -> {
                            Map<String, Set<String>> places = new TreeMap<>();
                            strings.forEach((key, text) -> places.put(key, places(text)));
                            all.put(path, places);
                        });
        return all;
    }

    private static Set<String> places(String text) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = PLACE.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }
}
