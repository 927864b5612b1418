package dev.glassbox.lessons;

import java.util.List;
import java.util.Optional;

/**
 * All units in teaching order.
 *
 * @param languages the BCP 47 tags that every text of the course has
 * @param units with their lessons; a unit may still be empty
 */
public record Course(List<String> languages, List<Unit> units) {
    public Course {
        languages = List.copyOf(languages);
        units = List.copyOf(units);
    }

    /** All lessons in teaching order. */
    public List<Lesson> lessons() {
        return units.stream().flatMap(unit -> unit.lessons().stream()).toList();
    }

    public Optional<Lesson> lesson(String id) {
        return lessons().stream().filter(lesson -> lesson.id().equals(id)).findFirst();
    }
}
