package dev.glassbox.app.lesson;

import dev.glassbox.lessons.progress.CourseProgress;
import dev.glassbox.lessons.progress.LessonPlace;
import dev.glassbox.lessons.progress.LessonProgress;
import dev.glassbox.lessons.progress.ProgressStore;
import dev.glassbox.lessons.progress.RecordedPrediction;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** How far the learner at this machine has come; every change is handed to the store. */
public final class Learner {
    private final ProgressStore store;
    private final ReadOnlyObjectWrapper<CourseProgress> progress;

    public Learner(ProgressStore store) {
        this.store = store;
        this.progress = new ReadOnlyObjectWrapper<>(this, "progress", store.load());
    }

    public ReadOnlyObjectProperty<CourseProgress> progress() {
        return progress.getReadOnlyProperty();
    }

    public LessonProgress in(String lesson) {
        return progress.get().lesson(lesson);
    }

    void isAt(String lesson, String step) {
        keep(progress.get().at(new LessonPlace(lesson, step)));
    }

    void hasDone(String lesson, String step) {
        if (!in(lesson).done().contains(step)) {
            keep(progress.get().withLesson(lesson, in(lesson).withDone(step)));
        }
    }

    /** The first answer counts. */
    void hasGuessed(String lesson, String step, RecordedPrediction prediction) {
        if (in(lesson).prediction(step).isEmpty()) {
            keep(progress.get().withLesson(lesson, in(lesson).withPrediction(step, prediction)));
        }
    }

    private void keep(CourseProgress changed) {
        progress.set(changed);
        store.save(changed);
    }
}
