package dev.glassbox.lessons.progress;

/** Where progress is kept. */
public interface ProgressStore {
    /** What was saved last; {@link CourseProgress#NONE} if nothing was. */
    CourseProgress load();

    /** Keeps it. May be called after every step: the store decides when to write. */
    void save(CourseProgress progress);
}
