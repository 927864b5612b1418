package dev.glassbox.visualizers.beams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glassbox.runtime.sampling.SamplingConfig;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BeamsStateTest {
    private final ObjectMapper json = new ObjectMapper();

    @Property(tries = 200)
    void everyStateSurvivesJson(
            @ForAll String prompt,
            @ForAll @IntRange(min = 1, max = 5) int beams,
            @ForAll @IntRange(min = 1, max = 24) int steps,
            @ForAll long seed,
            @ForAll @IntRange(max = 200) int chosen,
            @ForAll boolean table)
            throws JsonProcessingException {
        BeamsState state =
                new BeamsState(
                        "m",
                        prompt,
                        beams,
                        steps,
                        SamplingConfig.PLAIN.withSeed(seed),
                        chosen == 0 ? null : Integer.valueOf(chosen),
                        table);
        assertThat(json.readValue(json.writeValueAsString(state), BeamsState.class))
                .isEqualTo(state);
    }

    @Test
    void whatIsLeftOutHasItsDefault() throws JsonProcessingException {
        assertThat(json.readValue("{\"model\":\"m\",\"prompt\":\"\"}", BeamsState.class))
                .isEqualTo(BeamsState.of("m", ""));
    }

    @Test
    void anotherSearchDropsTheChosenNode() {
        BeamsState state = BeamsState.of("m", "a").choosing(4);
        assertThat(state.withBeams(2).chosen()).isNull();
        assertThat(state.withSteps(2).chosen()).isNull();
        assertThat(state.withPrompt("b").chosen()).isNull();
        assertThat(state.withTable(true).chosen()).isEqualTo(4);
    }

    @Test
    void illegalValuesAreRefusedAndNamed() {
        BeamsState state = BeamsState.of("m", "a");
        assertThatThrownBy(() -> BeamsState.of(" ", "a")).hasMessageContaining("model");
        assertThatThrownBy(() -> state.withBeams(0)).hasMessageContaining("beams");
        assertThatThrownBy(() -> state.withBeams(6)).hasMessageContaining("5");
        assertThatThrownBy(() -> state.withSteps(25)).hasMessageContaining("steps");
        assertThatThrownBy(() -> state.choosing(0)).hasMessageContaining("chosen");
    }
}
