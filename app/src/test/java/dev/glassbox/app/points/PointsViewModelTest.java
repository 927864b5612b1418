package dev.glassbox.app.points;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glassbox.app.background.EngineNeeds;
import dev.glassbox.app.background.NoAnswers;
import dev.glassbox.app.background.Recordings;
import dev.glassbox.app.background.SameThreadTasks;
import dev.glassbox.runtime.intake.StrictJson;
import dev.glassbox.visualizers.api.VisualizerCatalog;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PointsViewModelTest {
    private final List<JsonNode> kept = new ArrayList<>();
    private final PointsViewModel points =
            new PointsViewModel(
                    VisualizerCatalog.installed(),
                    new EngineNeeds(
                            new SameThreadTasks(),
                            (need, cancellation) -> {
                                throw new AssertionError("no trace is asked for");
                            },
                            Recordings.NONE,
                            new NoAnswers(),
                            Runnable::run),
                    StrictJson.standard(),
                    InstantSource.system(),
                    JsonNodeFactory.instance.objectNode(),
                    kept::add);

    private JsonNode state() {
        return points.stage().state().orElseThrow();
    }

    @Test
    void beginsWithTheVisualizersOwnState() {
        assertThat(points.stage().hosted().get()).isPresent();
        assertThat(points.stage().broken().get()).isEmpty();
        assertThat(kept).isEmpty();
    }

    @Test
    void aFileOfVectorsTakesThePlaceOfTheModelAndTheMethodStays() {
        ObjectNode umap = ((ObjectNode) state()).deepCopy();
        umap.putObject("drawing").put("method", "umap").put("until", 7);
        points.set(umap);
        points.openVectors(List.of(Path.of("v.tsv"), Path.of("metadata.tsv")));
        assertThat(state().path("source").path("kind").textValue()).isEqualTo("file");
        assertThat(state().path("source").path("vectors").textValue()).isEqualTo("v.tsv");
        assertThat(state().path("source").path("metadata").textValue()).isEqualTo("metadata.tsv");
        assertThat(state().path("drawing").path("method").textValue()).isEqualTo("umap");
        assertThat(state().path("drawing").path("until").isIntegralNumber()).isFalse();
        assertThat(kept).hasSize(2);
    }

    @Test
    void everyChangeCanBeTakenBackAndDoneAgain() {
        JsonNode first = state();
        points.openVectors(List.of(Path.of("v.tsv")));
        JsonNode second = state();
        points.undo();
        assertThat(state()).isEqualTo(first);
        points.redo();
        assertThat(state()).isEqualTo(second);
        points.reset();
        assertThat(state()).isEqualTo(first);
    }
}
