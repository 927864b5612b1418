package dev.glassbox.lessons;

import java.util.List;

/**
 * A group of lessons.
 *
 * @param id such as {@code U06}
 * @param title its name
 * @param lessons in teaching order
 */
public record Unit(String id, Localized<String> title, List<Lesson> lessons) {
    public Unit {
        lessons = List.copyOf(lessons);
    }
}
