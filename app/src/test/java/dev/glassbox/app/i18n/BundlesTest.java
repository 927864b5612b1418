package dev.glassbox.app.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.app.files.BundledFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The strings of all modules, as the app really finds them, against the sources that use them. */
class BundlesTest {
    private static final Path CHECKOUT = Path.of(System.getProperty("glassbox.checkout"));
    private static final List<String> MODULES =
            List.of("model-runtime", "lessons", "visualizers", "app");

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    private static final Pattern KEY = Pattern.compile("[a-z][A-Za-z0-9-]*(\\.[A-Za-z0-9-]+)+");
    private static final Pattern FILE_NAME =
            Pattern.compile(".*\\.(json|css|md|properties|txt|otf|png|jar|safetensors)");

    /** Where a key must be, whatever its room. */
    private static final Pattern CALL =
            Pattern.compile(
                    "(?:\\btexts\\(\\)\\s*\\.\\s*text|\\btexts\\s*\\.\\s*text|\\bmessages\\s*\\.\\s*text|\\bMessage\\s*\\.\\s*of|\\bnew"
                            + " Message"
                            + "|\\bProblem\\s*\\.\\s*(?:input|failure))\\(\\s*\"([^\"]+)\"\\s*[,)]");

    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?m)^\\s*//[^\\n]*");

    private static final Pattern HALF_WIDTH =
            Pattern.compile("[\\p{IsHan}”}][,;:?!][\\p{IsHan}“{]");

    private static final Languages LANGUAGES = new Languages(BundledFiles.onClassPath());

    static List<Language> languages() {
        return LANGUAGES.all();
    }

    @Test
    void everyLanguageHasTheSameKeysWithTheSamePlaces() {
        Strings first = LANGUAGES.strings(LANGUAGES.all().get(0));
        for (Language language : LANGUAGES.all()) {
            Strings strings = LANGUAGES.strings(language);
            assertThat(places(strings.texts()))
                    .as("texts of %s", language.tag())
                    .isEqualTo(places(first.texts()));
            assertThat(places(strings.problems()))
                    .as("problems of %s", language.tag())
                    .isEqualTo(places(first.problems()));
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void noStringIsEmpty(Language language) {
        Strings strings = LANGUAGES.strings(language);
        List<String> empty = new ArrayList<>();
        Stream.of(strings.texts(), strings.problems())
                .flatMap(map -> map.entrySet().stream())
                .filter(entry -> entry.getValue().isBlank())
                .forEach(entry -> empty.add(entry.getKey()));

        assertThat(empty).isEmpty();
    }

    @Test
    void everyKeyThatTheSourcesNameExists() {
        Strings strings = LANGUAGES.strings(LANGUAGES.all().get(0));
        Set<String> known = new TreeSet<>(strings.texts().keySet());
        known.addAll(strings.problems().keySet());
        Set<String> rooms = new TreeSet<>();
        known.forEach(key -> rooms.add(room(key)));

        Map<String, String> missing = new TreeMap<>();
        sources()
                .forEach(
                        (file, source) -> {
                            Set<String> named = matches(CALL, source);
                            if (!file.startsWith(CHECKOUT.resolve("model-runtime"))) {
                                named.addAll(matches(LITERAL, source));
                                named.removeIf(name -> !isKey(name, rooms));
                            }
                            named.removeAll(known);
                            named.forEach(key -> missing.put(key, CHECKOUT.relativize(file) + ""));
                        });
        assertThat(missing).as("keys without a string, by key").isEmpty();
    }

    @Test
    void noStringIsObsolete() {
        Set<String> literals = new TreeSet<>();
        sources().values().forEach(source -> literals.addAll(matches(LITERAL, source)));
        Strings strings = LANGUAGES.strings(LANGUAGES.all().get(0));
        Set<String> obsolete = new TreeSet<>(strings.texts().keySet());
        obsolete.addAll(strings.problems().keySet());
        obsolete.removeIf(key -> isUsed(key, literals));

        assertThat(obsolete).as("to be removed from the bundles").isEmpty();
    }

    @Test
    void chineseIsWrittenWithItsOwnPunctuation() {
        Strings strings = LANGUAGES.strings(LANGUAGES.byTag("zh").orElseThrow());
        Map<String, String> wrong = new TreeMap<>();
        Stream.of(strings.texts(), strings.problems())
                .flatMap(map -> map.entrySet().stream())
                .filter(entry -> HALF_WIDTH.matcher(entry.getValue()).find())
                .forEach(entry -> wrong.put(entry.getKey(), entry.getValue()));

        assertThat(wrong).isEmpty();
    }

    private static boolean isKey(String literal, Set<String> rooms) {
        return KEY.matcher(literal).matches()
                && rooms.contains(room(literal))
                && !FILE_NAME.matcher(literal).matches();
    }

    /**
     * A key is used where it stands, where its beginning up to a dot stands to be completed, or
     * where both its beginning and its end stand, the end with its dot.
     */
    private static boolean isUsed(String key, Set<String> literals) {
        if (literals.contains(key)) {
            return true;
        }
        int end = key.lastIndexOf('.');
        if (end > 0
                && literals.contains(key.substring(0, end))
                && literals.contains(key.substring(end))) {
            return true;
        }
        for (int dot = key.lastIndexOf('.'); dot > 0; dot = key.lastIndexOf('.', dot - 1)) {
            if (literals.contains(key.substring(0, dot + 1))) {
                return true;
            }
        }
        return false;
    }

    private static String room(String key) {
        int dot = key.indexOf('.');
        return dot < 0 ? key : key.substring(0, dot);
    }

    private static Map<String, Set<String>> places(Map<String, String> strings) {
        Map<String, Set<String>> places = new TreeMap<>();
        strings.forEach((key, template) -> places.put(key, Template.places(template)));
        return places;
    }

    private static Set<String> matches(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static Map<Path, String> sources() {
        Map<Path, String> sources = new TreeMap<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(CHECKOUT.resolve(module + "/src/main/java"))) {
                for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    String source = COMMENT.matcher(Files.readString(file)).replaceAll("");
                    sources.put(file, source);
                }
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
        return sources;
    }
}
