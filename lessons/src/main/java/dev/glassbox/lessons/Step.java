package dev.glassbox.lessons;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.lessons.text.Prose;
import java.util.Optional;

/**
 * One step of a lesson. It never calls code and never undoes anything: showing it means setting the
 * visualizer's state.
 *
 * @param id unique in the lesson, never renamed
 * @param title its heading
 * @param prose one idea, at most 60 words in English or 110 characters in Chinese
 * @param visualizer the id of the visualizer on the stage
 * @param state that visualizer's state, read by it
 * @param goal what the learner's state must look like for the step to count as done; absent when
 *     reading is enough
 * @param prediction the question that must be answered before the result is shown
 */
public record Step(
        String id,
        Localized<String> title,
        Localized<Prose> prose,
        String visualizer,
        JsonNode state,
        Optional<Goal> goal,
        Optional<Prediction> prediction) {}
