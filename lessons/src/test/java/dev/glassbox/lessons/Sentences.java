package dev.glassbox.lessons;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sentences of the problems, filled in; a sentence or value that is missing fails the test. */
public final class Sentences {
    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

    private static final Map<String, Properties> LOADED = new ConcurrentHashMap<>();

    private Sentences() {}

    public static Properties in(String language) {
        return LOADED.computeIfAbsent(language, Sentences::load);
    }

    private static Properties load(String language) {
        Properties sentences = new Properties();
        try (var in =
                Objects.requireNonNull(
                        Sentences.class.getResourceAsStream(
                                "problems_" + language + ".properties"))) {
            sentences.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sentences;
    }

    public static String of(LessonProblem problem, String language) {
        String sentence = in(language).getProperty(problem.id());
        if (sentence == null) {
            throw new AssertionError("no " + language + " sentence for " + problem);
        }
        Matcher places = PLACE.matcher(sentence);
        StringBuilder filled = new StringBuilder();
        while (places.find()) {
            String value = problem.arguments().get(places.group(1));
            if (value == null) {
                throw new AssertionError("no value for " + places.group() + " in " + problem);
            }
            places.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return places.appendTail(filled).toString();
    }

    /** {@code file:line:column id}, after making sure that it can be said in every language. */
    public static String brief(LessonProblem problem) {
        of(problem, "zh");
        of(problem, "en");
        return problem.file() + ":" + problem.line() + ":" + problem.column() + " " + problem.id();
    }
}
