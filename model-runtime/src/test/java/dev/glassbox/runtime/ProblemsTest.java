package dev.glassbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every problem that the sources can raise has its sentence in each language, and no other has. */
class ProblemsTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path BUNDLES = Path.of("src/main/resources/dev/glassbox/runtime");

    /** An id where a problem is made, at once or through a helper of its class. */
    private static final Pattern CALL =
            Pattern.compile(
                    "\\b(?:input|failure|refuse|problem)\\(\\s*\"([a-z0-9]+\\.[a-z0-9-]+)\"");

    /** Anything that may be an id: whoever is in the bundle and here is used. */
    private static final Pattern QUOTED = Pattern.compile("\"([a-z0-9]+\\.[a-z0-9-]+)\"");

    private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)}");

    @Test
    void everyIdInTheSourcesHasASentenceInEachLanguage() throws IOException {
        Set<String> used = found(CALL);
        assertThat(used).hasSizeGreaterThan(40);
        for (String language : new String[] {"zh", "en"}) {
            Set<String> missing = new TreeSet<>(used);
            missing.removeAll(bundle(language).stringPropertyNames());
            assertThat(missing).as("add to problems_%s.properties", language).isEmpty();
        }
    }

    @Test
    void noSentenceIsUnused() throws IOException {
        for (String language : new String[] {"zh", "en"}) {
            Set<String> unused = new TreeSet<>(bundle(language).stringPropertyNames());
            unused.removeAll(found(QUOTED));
            assertThat(unused).as("remove from problems_%s.properties", language).isEmpty();
        }
    }

    @Test
    void bothLanguagesFillInTheSamePlaces() throws IOException {
        assertThat(places("zh")).isEqualTo(places("en"));
    }

    @Test
    void sentencesEndAsSentences() throws IOException {
        for (Object sentence : bundle("en").values()) {
            assertThat(sentence.toString()).matches("(?s).*(\\.|\\{reason})");
        }
        for (Object sentence : bundle("zh").values()) {
            assertThat(sentence.toString()).matches("(?s).*(。|\\{reason})");
        }
    }

    private static Set<String> found(Pattern pattern) throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                Matcher match = pattern.matcher(Files.readString(file));
                while (match.find()) {
                    found.add(match.group(1));
                }
            }
        }
        return found;
    }

    private static TreeMap<String, Set<String>> places(String language) throws IOException {
        TreeMap<String, Set<String>> places = new TreeMap<>();
        Properties bundle = bundle(language);
        for (String id : bundle.stringPropertyNames()) {
            Set<String> named = new TreeSet<>();
            Matcher place = PLACE.matcher(bundle.getProperty(id));
            while (place.find()) {
                named.add(place.group(1));
            }
            places.put(id, named);
        }
        return places;
    }

    private static Properties bundle(String language) throws IOException {
        Properties properties = new Properties();
        Path file = BUNDLES.resolve("problems_" + language + ".properties");
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(in);
        }
        return properties;
    }
}
