package dev.glassbox.visualizers.embeddings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.visualizers.api.Workings;
import dev.glassbox.visualizers.testing.Engine;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmbeddingsFrameTest {
    private final EmbeddingsVisualizer visualizer = new EmbeddingsVisualizer();

    private EmbeddingsFrame frame(EmbeddingsState state) {
        return visualizer.frame(state, Engine.answer(visualizer.needs(state)));
    }

    @Test
    void theTwoRowsAddUpToWhatTheEngineHandsToBlock0InEveryNumber() {
        for (String model :
                List.of(
                        "tinytown-zh-en",
                        "tinytown-zh-en@0",
                        "shakespeare-char",
                        "everyday-en-zh")) {
            for (int token = 0; token < 3; token++) {
                EmbeddingsFrame frame = frame(EmbeddingsState.of(model, "Tom ate", token));
                assertThat(frame.rows()).hasSize(3);
                for (int i = 0; i < frame.rows().get(0).values().length; i++) {
                    EmbeddingsState chosen =
                            EmbeddingsState.of(model, "Tom ate", token).withNumber(i);
                    float sum = frame.rows().get(0).values()[i] + frame.rows().get(1).values()[i];
                    assertThat(frame.rows().get(2).values()[i]).as("%s", chosen).isEqualTo(sum);
                }
            }
        }
    }

    @Test
    void aNumberIsTakenApartWithBothComputations() {
        EmbeddingsState state =
                EmbeddingsState.of("everyday-en-zh", "The small cat", 1).withNumber(7);
        Workings workings = frame(state).workings().orElseThrow();
        Workings.Check check = workings.check().orElseThrow();
        assertThat(check.agrees()).isTrue();
        assertThat(check.engine()).isNotZero();
        assertThat(workings.steps()).hasSize(3);
        assertThat(workings.sources().get(0).visualizer()).isEqualTo("tokens");
        assertThat(frame(state.withNumber(99_999)).workings()).isEmpty();
    }

    @Test
    void theNearestRowsAreThoseOfAPlainCountOverTheWholeMatrix() {
        EmbeddingsState state = EmbeddingsState.of("tinytown-zh-en", "Tom", 0);
        LookingUp.Answer data = Engine.answer(visualizer.needs(state));
        EmbeddingsFrame frame = visualizer.frame(state, data);
        Tensor matrix = data.tokens().orElseThrow();
        int id = frame.ids().get(0);
        double best = -2;
        int bestId = -1;
        for (int row = 0; row < matrix.size(0); row++) {
            double dot = 0;
            double a = 0;
            double b = 0;
            for (int i = 0; i < matrix.size(1); i++) {
                dot += (double) matrix.at(id, i) * matrix.at(row, i);
                a += (double) matrix.at(id, i) * matrix.at(id, i);
                b += (double) matrix.at(row, i) * matrix.at(row, i);
            }
            double cosine = dot / Math.sqrt(a) / Math.sqrt(b);
            if (row != id && cosine > best) {
                best = cosine;
                bestId = row;
            }
        }
        assertThat(frame.near().get(0).id()).isEqualTo(bestId);
        assertThat(frame.near().get(0).cosine()).isCloseTo(best, within(1e-12));
        assertThat(frame.facts()).containsKeys("token-id", "nearest-token", "norm");
    }

    @Test
    void aTokenBehindTheEndIsTheLastAndTheStateSurvivesJson() throws JsonProcessingException {
        EmbeddingsState state = EmbeddingsState.of("shakespeare-char", "To", 40);
        assertThat(frame(state).position()).isEqualTo(1);
        ObjectMapper json = new ObjectMapper();
        EmbeddingsState full = state.withNumber(3).withTable(true);
        assertThat(json.readValue(json.writeValueAsString(full), EmbeddingsState.class))
                .isEqualTo(full);
    }
}
