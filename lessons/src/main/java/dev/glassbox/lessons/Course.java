package dev.glassbox.lessons;

import java.util.List;
import java.util.Optional;

/**
 * All units in teaching order.
 *
 * @param units with their lessons
 */
public record Course(List<Unit> units) {
    public Course {
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
