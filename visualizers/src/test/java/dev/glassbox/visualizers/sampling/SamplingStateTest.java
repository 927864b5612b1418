package dev.glassbox.visualizers.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glassbox.runtime.sampling.SamplingConfig;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SamplingStateTest {
    private final ObjectMapper json = new ObjectMapper();

    @Property(tries = 200)
    void everyStateSurvivesJson(
            @ForAll String prompt,
            @ForAll List<@IntRange(max = 3000) Integer> ids,
            @ForAll @IntRange(min = -1, max = 50) int attempt,
            @ForAll @IntRange(max = 2000) int draws,
            @ForAll @DoubleRange(min = 0.05, max = 2.0) double temperature,
            @ForAll long seed,
            @ForAll boolean flag)
            throws JsonProcessingException {
        SamplingState state = SamplingState.of("m", prompt);
        for (int id : ids) {
            state = id % 3 == 0 ? state.goingTo(state.tree().size() / 2) : state;
            state = state.append(id);
        }
        state =
                state.withSampling(SamplingConfig.PLAIN.withTemperature(temperature).withSeed(seed))
                        .withAttempt(attempt)
                        .withDraws(draws)
                        .withMore(flag)
                        .withTable(!flag)
                        .inspecting(flag ? Integer.valueOf(7) : null);
        assertThat(json.readValue(json.writeValueAsString(state), SamplingState.class))
                .isEqualTo(state);
    }

    @Test
    void whatIsLeftOutHasItsDefault() throws JsonProcessingException {
        assertThat(json.readValue("{\"model\":\"m\",\"prompt\":\"\"}", SamplingState.class))
                .isEqualTo(SamplingState.of("m", ""));
        assertThatThrownBy(
                        () ->
                                json.readValue(
                                        "{\"model\":\"m\",\"prompt\":\"\",\"sed\":1}",
                                        SamplingState.class))
                .hasMessageContaining("sed");
    }

    @Test
    void aTokenThatWasTriedBeforeIsGoneToAndNotAddedTwice() {
        SamplingState state = SamplingState.of("m", "a").append(5).append(6);
        assertThat(state.written()).containsExactly(5, 6);
        SamplingState other = state.goingTo(1).append(9);
        assertThat(other.written()).containsExactly(5, 9);
        SamplingState again = other.goingTo(1).append(6);
        assertThat(again.tree()).isEqualTo(other.tree());
        assertThat(again.at()).isEqualTo(2);
        assertThat(again.goingTo(0).written()).isEmpty();
    }

    @Test
    void anotherTextHasNoLinesYet() {
        SamplingState state = SamplingState.of("m", "a").append(5).withAttempt(2).withPrompt("b");
        assertThat(state.tree()).isEmpty();
        assertThat(state.at()).isZero();
        assertThat(state.attempt()).isEqualTo(-1);
    }

    @Test
    void illegalValuesAreRefusedAndNamed() {
        SamplingState state = SamplingState.of("m", "a");
        assertThatThrownBy(() -> SamplingState.of("", "a")).hasMessageContaining("model");
        assertThatThrownBy(() -> state.goingTo(1)).hasMessageContaining("at must be");
        assertThatThrownBy(() -> state.withDraws(-1)).hasMessageContaining("draws");
        assertThatThrownBy(() -> state.withAttempt(-2)).hasMessageContaining("attempt");
        assertThatThrownBy(() -> state.withSampling(SamplingConfig.GREEDY))
                .hasMessageContaining("temperature");
        assertThatThrownBy(() -> new Branch(-1, 0)).hasMessageContaining("parent");
        assertThatThrownBy(
                        () ->
                                json.readValue(
                                        "{\"model\":\"m\",\"prompt\":\"\",\"tree\":[{\"parent\":1,\"id\":2}]}",
                                        SamplingState.class))
                .hasMessageContaining("cannot follow");
    }
}
