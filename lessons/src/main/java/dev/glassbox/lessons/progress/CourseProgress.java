package dev.glassbox.lessons.progress;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How far a learner has come in the whole course.
 *
 * @param lessons by lesson id; also of lessons that this version of the course does not have
 * @param last where the learner was
 */
public record CourseProgress(Map<String, LessonProgress> lessons, Optional<LessonPlace> last) {
    public static final CourseProgress NONE = new CourseProgress(Map.of(), Optional.empty());

    public CourseProgress {
        lessons = Map.copyOf(lessons);
    }

    public LessonProgress lesson(String id) {
        return lessons.getOrDefault(id, LessonProgress.NONE);
    }

    public CourseProgress withLesson(String id, LessonProgress progress) {
        Map<String, LessonProgress> more = new HashMap<>(lessons);
        more.put(id, progress);
        return new CourseProgress(more, last);
    }

    public CourseProgress at(LessonPlace place) {
        return new CourseProgress(lessons, Optional.of(place));
    }
}
