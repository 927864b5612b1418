package dev.glassbox.lessons;

import java.util.List;
import java.util.Optional;

/**
 * One lesson: a folder with {@code lesson.json} (machine state) and one Markdown file a language
 * (prose, same step ids).
 *
 * @param id the folder's name, never renamed
 * @param unit the unit it belongs to, such as {@code U06}
 * @param minutes how long it takes
 * @param title from the first line of each Markdown file
 * @param steps at least one
 * @param coverage the ids of {@code coverage.json} it teaches
 * @param experiments the ids of the experiments it runs
 */
public record Lesson(
        String id,
        String unit,
        int minutes,
        Localized<String> title,
        List<Step> steps,
        List<String> coverage,
        List<String> experiments) {
    public Lesson {
        steps = List.copyOf(steps);
        coverage = List.copyOf(coverage);
        experiments = List.copyOf(experiments);
    }

    /** A step by its id, or by its number counted from 1. */
    public Optional<Step> step(String idOrNumber) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).id().equals(idOrNumber) || String.valueOf(i + 1).equals(idOrNumber)) {
                return Optional.of(steps.get(i));
            }
        }
        return Optional.empty();
    }
}
