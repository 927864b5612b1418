package dev.glassbox.lessons.progress;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How far a learner has come in one lesson.
 *
 * @param done ids of the steps that are done; a step once done stays done
 * @param predictions the recorded answers by step id
 */
public record LessonProgress(Set<String> done, Map<String, RecordedPrediction> predictions) {
    public static final LessonProgress NONE = new LessonProgress(Set.of(), Map.of());

    public LessonProgress {
        done = Set.copyOf(done);
        predictions = Map.copyOf(predictions);
    }

    public Optional<RecordedPrediction> prediction(String step) {
        return Optional.ofNullable(predictions.get(step));
    }

    public LessonProgress withDone(String step) {
        Set<String> more = new HashSet<>(done);
        more.add(step);
        return new LessonProgress(more, predictions);
    }

    /** With an answer; the first one counts, a second changes nothing. */
    public LessonProgress withPrediction(String step, RecordedPrediction prediction) {
        Map<String, RecordedPrediction> more = new HashMap<>(predictions);
        more.putIfAbsent(step, prediction);
        return new LessonProgress(done, more);
    }
}
