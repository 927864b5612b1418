package dev.glassbox.lessons.parse;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where everything of one lesson stands in its files, so that a fault found later has a place. */
public final class LessonSource {
    private final String folder;
    private final @Nullable JsonSource json;
    private final Map<String, LessonText> texts;

    /**
     * @param json absent if {@code lesson.json} could not be read
     * @param texts by language
     */
    LessonSource(String folder, Optional<JsonSource> json, Map<String, LessonText> texts) {
        this.folder = folder;
        this.json = json.orElse(null);
        this.texts = Map.copyOf(texts);
    }

    /** The folder's name. */
    public String folder() {
        return folder;
    }

    /**
     * Where a value of a step begins in {@code lesson.json}; for one that is not there, where the
     * nearest one around it begins.
     *
     * @param step the step's id
     * @param pointer within the step, such as {@code /state/layer} or {@code /predict/fact}
     */
    public Place locate(String step, String pointer) {
        return place(step, pointer, false);
    }

    /** Like {@link #locate}, but where the key in front of the value begins. */
    public Place locateKey(String step, String pointer) {
        return place(step, pointer, true);
    }

    /**
     * Where a value of the lesson as a whole begins in {@code lesson.json}.
     *
     * @param pointer such as {@code /unit}
     */
    public Place locate(String pointer) {
        return new Place(
                file(),
                json == null ? Position.WHOLE_FILE : json.value(JsonPointer.compile(pointer)));
    }

    /** A language's file as it is; nothing if it could not be read. */
    public Optional<String> markdown(String language) {
        return Optional.ofNullable(texts.get(language)).map(LessonText::markdown);
    }

    /**
     * Where a heading stands in a language's file.
     *
     * @param section one of {@link SectionName}
     */
    public Place heading(String language, String step, String section) {
        LessonText text = texts.get(language);
        LessonText.StepText part = text == null ? null : text.steps().get(step);
        Position at = Position.WHOLE_FILE;
        if (part != null) {
            at = part.sections().getOrDefault(section, part.heading()).at();
        }
        return new Place(folder + "/" + language + ".md", at);
    }

    private Place place(String step, String pointer, boolean key) {
        if (json == null) {
            return new Place(file(), Position.WHOLE_FILE);
        }
        JsonPointer steps = JsonPointer.compile("/steps");
        JsonNode list = json.at(steps);
        JsonPointer at = steps;
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).path("id").asText().equals(step)) {
                at = steps.appendIndex(i).append(JsonPointer.compile(pointer));
            }
        }
        return new Place(file(), key ? json.key(at) : json.value(at));
    }

    private String file() {
        return folder + "/" + LessonReader.PLAN;
    }
}
