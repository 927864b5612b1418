package dev.glassbox.app.i18n;

import dev.glassbox.lessons.LessonProblem;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.visualizers.api.Message;
import dev.glassbox.visualizers.api.Texts;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Every string the app shows, in the language in use. The language may be switched while the app
 * runs; who shows text listens to {@link #languageInUse()}. Needs no toolkit. Reading is safe on
 * any thread; switching belongs to the JavaFX thread.
 */
public final class Messages implements Texts {

    /** Where the text is going: a terminal has cells of one width and no narrow spaces. */
    public enum Destination {
        SCREEN,
        TERMINAL
    }

    private record Speech(Language language, Strings strings) {}

    private final Languages languages;
    private final Destination destination;
    private final Map<String, Speech> loaded = new HashMap<>();
    private final ReadOnlyObjectWrapper<Language> languageInUse;
    private volatile Speech speech;

    /**
     * @param language one of {@code languages}
     */
    public Messages(Languages languages, Language language, Destination destination) {
        this.languages = languages;
        this.destination = destination;
        this.speech = speech(language);
        this.languageInUse = new ReadOnlyObjectWrapper<>(this, "languageInUse", language);
    }

    /** What can be chosen. */
    public Languages languages() {
        return languages;
    }

    /** The language in use; changes after the strings have. */
    public ReadOnlyObjectProperty<Language> languageInUse() {
        return languageInUse.getReadOnlyProperty();
    }

    @Override
    public String language() {
        return speech.language().tag();
    }

    /** Speaks another language from now on. */
    public void speak(Language language) {
        speech = speech(language);
        languageInUse.set(language);
    }

    @Override
    public String text(Message message) {
        Speech now = speech;
        return fill(
                now, message.key(), now.strings().texts().get(message.key()), message.arguments());
    }

    /** The sentence that says what is wrong, where, and what to do. */
    public String sentence(Problem problem) {
        Map<String, String> values = new LinkedHashMap<>(problem.arguments());
        values.putIfAbsent("place", problem.place());
        Speech now = speech;
        return fill(now, problem.id(), now.strings().problems().get(problem.id()), values);
    }

    /** The sentence about a fault in a course folder. */
    public String sentence(LessonProblem problem) {
        Map<String, String> values = new LinkedHashMap<>(problem.arguments());
        values.putIfAbsent("file", problem.file());
        values.putIfAbsent("line", String.valueOf(problem.line()));
        values.putIfAbsent("column", String.valueOf(problem.column()));
        Speech now = speech;
        return fill(now, problem.id(), now.strings().problems().get(problem.id()), values);
    }

    /** Prose from a lesson, made ready for display in the language in use. */
    public String prose(String text) {
        return spacing(speech) ? ChineseTypography.spaced(text) : text;
    }

    private String fill(
            Speech now,
            String key,
            @org.jspecify.annotations.Nullable String template,
            Map<String, String> values) {
        if (template == null) {
            return missing("no string '" + key + "' in " + now.language().tag(), key);
        }
        return Template.fill(
                template,
                values,
                spacing(now),
                place -> missing("no value for {" + place + "} of '" + key + "'", place));
    }

    private boolean spacing(Speech now) {
        return destination == Destination.SCREEN && now.language().cjkSpacing();
    }

    /** Loud where assertions are on, which is in every test; a readable mark for users. */
    private static String missing(String complaint, String name) {
        assert false : complaint;
        return "[" + name + "]";
    }

    private Speech speech(Language language) {
        synchronized (loaded) {
            return loaded.computeIfAbsent(
                    language.tag(), tag -> new Speech(language, languages.strings(language)));
        }
    }
}
