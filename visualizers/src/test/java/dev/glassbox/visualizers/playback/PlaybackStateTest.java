package dev.glassbox.visualizers.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glassbox.runtime.sampling.SamplingConfig;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PlaybackStateTest {
    private final ObjectMapper json = new ObjectMapper();

    @Property(tries = 200)
    void everyStateSurvivesJson(
            @ForAll String prompt,
            @ForAll @IntRange(min = 1, max = 512) int tokens,
            @ForAll long seed,
            @ForAll @IntRange(min = -1, max = 600) int position,
            @ForAll PlaybackState.Colour colour,
            @ForAll @IntRange(min = 1, max = 3) int speed,
            @ForAll boolean table)
            throws JsonProcessingException {
        PlaybackState state =
                new PlaybackState(
                        "m",
                        prompt,
                        tokens,
                        SamplingConfig.PLAIN.withSeed(seed),
                        position < 0 ? null : Integer.valueOf(position),
                        colour,
                        speed,
                        table);
        assertThat(json.readValue(json.writeValueAsString(state), PlaybackState.class))
                .isEqualTo(state);
    }

    @Test
    void whatIsLeftOutHasItsDefaultAndColoursHaveSmallNames() throws JsonProcessingException {
        assertThat(json.readValue("{\"model\":\"m\",\"prompt\":\"\"}", PlaybackState.class))
                .isEqualTo(PlaybackState.of("m", ""));
        assertThat(
                        json.readValue(
                                        "{\"model\":\"m\",\"prompt\":\"\",\"colour\":\"entropy\"}",
                                        PlaybackState.class)
                                .colour())
                .isEqualTo(PlaybackState.Colour.ENTROPY);
    }

    @Test
    void anotherTextBeginsAtTheEndOfItsPrompt() {
        PlaybackState state = PlaybackState.of("m", "a").withPosition(9);
        assertThat(state.withPrompt("b").position()).isNull();
        assertThat(state.withSampling(SamplingConfig.GREEDY).position()).isNull();
        assertThat(state.withSpeed(3).position()).isEqualTo(9);
    }

    @Test
    void illegalValuesAreRefusedAndNamed() {
        PlaybackState state = PlaybackState.of("m", "a");
        assertThatThrownBy(() -> PlaybackState.of("", "a")).hasMessageContaining("model");
        assertThatThrownBy(() -> state.withTokens(0)).hasMessageContaining("tokens");
        assertThatThrownBy(() -> state.withTokens(513)).hasMessageContaining("512");
        assertThatThrownBy(() -> state.withSpeed(4)).hasMessageContaining("speed");
        assertThatThrownBy(() -> state.withPosition(-1)).hasMessageContaining("position");
    }
}
