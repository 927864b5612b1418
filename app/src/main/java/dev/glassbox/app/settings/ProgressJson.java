package dev.glassbox.app.settings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.lessons.progress.CourseProgress;
import dev.glassbox.lessons.progress.LessonPlace;
import dev.glassbox.lessons.progress.LessonProgress;
import dev.glassbox.lessons.progress.RecordedPrediction;
import dev.glassbox.lessons.progress.Verdict;
import dev.glassbox.runtime.intake.StrictJson;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Progress as JSON:
 *
 * <pre>
 * {"lessons": {"ID": {"done": ["STEP"],
 *                     "predictions": {"STEP": {"option": "ID", "verdict": "RIGHT", "when": "..."}}}},
 *  "last": {"lesson": "ID", "step": "STEP"}}
 * </pre>
 *
 * Reading is forgiving: an answer that makes no sense to this version is left out.
 */
final class ProgressJson {
    private final StrictJson json = StrictJson.standard();
    private final String place;

    /**
     * @param place what to call the document
     */
    ProgressJson(String place) {
        this.place = place;
    }

    String write(CourseProgress progress) {
        Map<String, Object> document = new LinkedHashMap<>();
        Map<String, Object> lessons = new TreeMap<>();
        progress.lessons().forEach((id, lesson) -> lessons.put(id, lesson(lesson)));
        document.put("lessons", lessons);
        progress.last()
                .ifPresent(
                        last ->
                                document.put(
                                        "last",
                                        Map.of("lesson", last.lesson(), "step", last.step())));
        return json.writeIndented(document);
    }

    private static Map<String, Object> lesson(LessonProgress lesson) {
        Map<String, Object> predictions = new TreeMap<>();
        lesson.predictions()
                .forEach(
                        (step, given) ->
                                predictions.put(
                                        step,
                                        Map.of(
                                                "option", given.option(),
                                                "verdict", given.verdict().name(),
                                                "when", given.when().toString())));
        return Map.of("done", new TreeSet<>(lesson.done()), "predictions", predictions);
    }

    CourseProgress read(String document) {
        JsonNode tree = json.readTree(document, place);
        Map<String, LessonProgress> lessons = new HashMap<>();
        for (Map.Entry<String, JsonNode> field : tree.path("lessons").properties()) {
            lessons.put(field.getKey(), readLesson(field.getValue()));
        }
        JsonNode last = tree.path("last");
        return new CourseProgress(
                lessons,
                last.isObject()
                        ? Optional.of(
                                new LessonPlace(
                                        last.path("lesson").asText(), last.path("step").asText()))
                        : Optional.empty());
    }

    private static LessonProgress readLesson(JsonNode lesson) {
        Set<String> done = new HashSet<>();
        lesson.path("done").forEach(step -> done.add(step.asText()));
        Map<String, RecordedPrediction> predictions = new HashMap<>();
        for (Map.Entry<String, JsonNode> field : lesson.path("predictions").properties()) {
            prediction(field.getValue()).ifPresent(given -> predictions.put(field.getKey(), given));
        }
        return new LessonProgress(done, predictions);
    }

    private static Optional<RecordedPrediction> prediction(JsonNode given) {
        try {
            return Optional.of(
                    new RecordedPrediction(
                            given.path("option").asText(),
                            Verdict.valueOf(given.path("verdict").asText()),
                            Instant.parse(given.path("when").asText())));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
