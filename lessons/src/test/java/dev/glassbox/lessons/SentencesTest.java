package dev.glassbox.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SentencesTest {
    private static final Pattern ID = Pattern.compile("\"(lesson\\.[a-z0-9]+\\.[a-z0-9-]+)\"");
    private static final Pattern PLACE = Pattern.compile("\\{[a-z]+}");

    @Test
    void everyProblemHasASentenceInEveryLanguageAndEverySentenceAProblem() throws IOException {
        Set<String> used = new TreeSet<>();
        Path sources = Path.of("src/main/java");
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                ID.matcher(Files.readString(file))
                        .results()
                        .map(r -> r.group(1))
                        .forEach(used::add);
            }
        }
        assertFalse(used.isEmpty());
        assertEquals(used, ownIds("en"));
        assertEquals(used, ownIds("zh"));
    }

    @Test
    void bothLanguagesFillTheSamePlaces() {
        for (String id : Sentences.in("en").stringPropertyNames()) {
            assertEquals(places("en", id), places("zh", id), id);
        }
        assertEquals(
                Sentences.in("en").stringPropertyNames(), Sentences.in("zh").stringPropertyNames());
    }

    /** Without those that only the app can find. */
    private static Set<String> ownIds(String language) {
        return Sentences.in(language).stringPropertyNames().stream()
                .filter(id -> !id.startsWith("lesson.visualizer."))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> places(String language, String id) {
        return PLACE.matcher(Sentences.in(language).getProperty(id))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
