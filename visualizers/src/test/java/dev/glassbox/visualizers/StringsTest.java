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
    private static final Pattern KEY_IN_CODE = Pattern.compile("\"([a-z]+\\.[a-z0-9.-]*)\"");

    @Test
    void everyFileHasTheSameKeysWithTheSamePlacesInBothLanguages() {
        assertThat(placesOf("zh")).isNotEmpty().isEqualTo(placesOf("en"));
    }

    /** A key is named whole, or by its beginning up to a dot, to be completed by a value's name. */
    @Test
    void everyKeyIsUsedAndEveryUsedKeyIsThere() throws IOException {
        Set<String> there = new TreeSet<>();
        Bundled.stringsFiles("en").values().forEach(strings -> there.addAll(strings.keySet()));
        Set<String> named = named();
        Set<String> missing = new TreeSet<>(named);
        missing.removeIf(name -> name.endsWith(".") || there.contains(name));
        assertThat(missing).as("named, and not there").isEmpty();
        Set<String> unused = new TreeSet<>(there);
        unused.removeAll(named);
        unused.removeIf(key -> beginnings(key).anyMatch(named::contains));
        unused.removeIf(key -> named.contains(beforeLast(key)) && ENDINGS.contains(last(key)));
        assertThat(unused).as("there, and not named").isEmpty();
    }

    /** What code puts behind the key of a heading to come to its sentence. */
    private static final Set<String> ENDINGS = Set.of("words", "help");

    private static String beforeLast(String key) {
        return key.substring(0, key.lastIndexOf('.'));
    }

    private static String last(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    private static Set<String> named() throws IOException {
        Set<String> named = new TreeSet<>();
        VisualizerCatalog.installed().ids().forEach(id -> named.add(id + ".name")); // by the host
        Path code = Path.of(System.getProperty("glassbox.checkout"), "visualizers/src/main/java");
        try (Stream<Path> files = Files.walk(code)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                Matcher matcher = KEY_IN_CODE.matcher(Files.readString(file));
                while (matcher.find()) {
                    String key = matcher.group(1);
                    // a key begins with the name of its folder, or of a shared one
                    Set<String> rooms = new TreeSet<>(List.of("control", "chart"));
                    rooms.add(String.valueOf(file.getParent().getFileName()));
                    if (rooms.contains(key.substring(0, key.indexOf('.')))
                            && !key.endsWith(".css")) {
                        named.add(key);
                    }
                }
            }
        }
        return named;
    }

    /** {@code a.b.} and {@code a.} of {@code a.b.c}; the folder alone is not enough. */
    private static Stream<String> beginnings(String key) {
        Stream.Builder<String> all = Stream.builder();
        int first = key.indexOf('.');
        for (int dot = key.lastIndexOf('.'); dot > first; dot = key.lastIndexOf('.', dot - 1)) {
            all.add(key.substring(0, dot + 1));
        }
        return all.build();
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
