package dev.glassbox.app.lesson;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.lessons.Goal;
import dev.glassbox.lessons.Localized;
import dev.glassbox.lessons.Prediction;
import dev.glassbox.lessons.Step;
import dev.glassbox.lessons.text.Block;
import dev.glassbox.lessons.text.Prose;
import dev.glassbox.lessons.text.Span;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Short texts for lessons made in tests. */
final class Lines {
    private Lines() {}

    static Localized<String> both(String words) {
        return new Localized<>(Map.of("zh", words, "en", words));
    }

    static Localized<Prose> prose(String words) {
        Prose prose = new Prose(List.of(new Block.Paragraph(List.of(new Span.Text(words)))));
        return new Localized<>(Map.of("zh", prose, "en", prose));
    }

    static Step step(
            String id, JsonNode state, Optional<Goal> goal, Optional<Prediction> prediction) {
        return new Step(id, both(id), prose(id), "tally", state, goal, prediction);
    }

    static Prediction prediction(String fact, String... values) {
        List<Prediction.Option> options =
                Arrays.stream(values)
                        .map(
                                value ->
                                        new Prediction.Option(
                                                value, value, both(value), prose(value)))
                        .toList();
        return new Prediction(fact, prose("?"), options, prose("!"));
    }
}
