package dev.glassbox.lessons.parse;

import dev.glassbox.lessons.text.Prose;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One Markdown file of a lesson, in one language.
 *
 * @param markdown the file as it is
 * @param title its first line
 * @param steps by id, in the file's order
 */
record LessonText(String markdown, String title, Map<String, StepText> steps) {
    LessonText {
        steps = Collections.unmodifiableMap(new LinkedHashMap<>(steps));
    }

    /**
     * One step's part.
     *
     * @param heading its first line
     * @param sections what stands under headings of the third level, by {@link SectionName}
     */
    record StepText(Section heading, Map<String, Section> sections) {
        StepText {
            sections = Collections.unmodifiableMap(new LinkedHashMap<>(sections));
        }
    }

    /**
     * A heading and the text under it.
     *
     * @param at where the heading stands
     * @param title what follows the id; empty where there is none
     */
    record Section(Position at, String title, Prose prose) {}
}
