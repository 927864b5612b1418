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

    /** An id stands alone in quotes: a room in lower case, a dot, words with hyphens. */
    private static final Pattern ID = Pattern.compile("\"([a-z][a-z0-9]*\\.[a-z][a-z0-9-]*)\"");

    /** An id that a problem is made with at once, whatever its room. */
    private static final Pattern CALL =
            Pattern.compile("Problem\\s*\\.\\s*(?:input|failure)\\(\\s*\"([^\"]+)\"");

    private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)}");

    @Test
    void everyIdInTheSourcesHasASentenceInEachLanguage() throws IOException {
        Set<String> used = usedIds();
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
            unused.removeAll(usedIds());
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

    /** Ids in the sources, told from file names and other dotted words by their rooms. */
    private static Set<String> usedIds() throws IOException {
        Set<String> rooms = new TreeSet<>();
        for (String id : bundle("en").stringPropertyNames()) {
            rooms.add(id.substring(0, id.indexOf('.')));
        }
        Set<String> ids = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String source = Files.readString(file);
                Matcher call = CALL.matcher(source);
                while (call.find()) {
                    ids.add(call.group(1));
                }
                Matcher id = ID.matcher(source);
                while (id.find()) {
                    String name = id.group(1);
                    if (rooms.contains(name.substring(0, name.indexOf('.')))
                            && !name.endsWith(".json")) {
                        ids.add(name);
                    }
                }
            }
        }
        return ids;
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
