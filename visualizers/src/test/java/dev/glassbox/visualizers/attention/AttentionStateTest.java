package dev.glassbox.visualizers.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AttentionStateTest {
    private final ObjectMapper json = new ObjectMapper();

    @Property(tries = 200)
    void everyStateSurvivesJson(
            @ForAll String prompt,
            @ForAll @IntRange(max = 99) int layer,
            @ForAll @IntRange(max = 99) int head,
            @ForAll @IntRange(max = 2000) int query,
            @ForAll boolean chosen,
            @ForAll boolean inspector,
            @ForAll @DoubleRange(min = 0.1, max = 2.0) double temperature,
            @ForAll boolean table)
            throws JsonProcessingException {
        AttentionState.Cell cell = chosen ? new AttentionState.Cell(query, query / 2) : null;
        AttentionState state =
                new AttentionState(
                        "m", prompt, layer, head, cell, chosen && inspector, temperature, table);
        assertThat(json.readValue(json.writeValueAsString(state), AttentionState.class))
                .isEqualTo(state);
    }

    @Test
    void whatIsLeftOutHasItsDefault() throws JsonProcessingException {
        assertThat(json.readValue("{\"model\":\"m\",\"prompt\":\"\"}", AttentionState.class))
                .isEqualTo(AttentionState.of("m", ""));
    }

    @Test
    void theTableIsAskedForByName() throws JsonProcessingException {
        String asked = "{\"model\":\"m\",\"prompt\":\"\",\"table\":true}";
        assertThat(json.readValue(asked, AttentionState.class))
                .isEqualTo(AttentionState.of("m", "").withTable(true));
        assertThat(AttentionState.of("m", "").withTable(true).withPrompt("x").table()).isTrue();
    }

    @Test
    void anUnknownKeyIsRefusedByName() {
        assertThatThrownBy(
                        () ->
                                json.readValue(
                                        "{\"model\":\"m\",\"prompt\":\"\",\"haed\":1}",
                                        AttentionState.class))
                .hasMessageContaining("haed");
    }

    @Test
    void aMissingPromptIsRefusedByName() {
        assertThatThrownBy(() -> json.readValue("{\"model\":\"m\"}", AttentionState.class))
                .hasMessageContaining("prompt");
    }

    @Test
    void illegalValuesAreRefusedAndNamed() {
        AttentionState state = AttentionState.of("m", "a");
        assertThatThrownBy(() -> AttentionState.of(" ", "a")).hasMessageContaining("model");
        assertThatThrownBy(() -> state.withLayer(-1))
                .hasMessageContaining("layer")
                .hasMessageContaining("-1");
        assertThatThrownBy(() -> state.withHead(-2))
                .hasMessageContaining("head")
                .hasMessageContaining("-2");
        assertThatThrownBy(() -> state.withCell(0, -3))
                .hasMessageContaining("cell.key")
                .hasMessageContaining("-3");
        assertThatThrownBy(() -> state.withTemperature(0)).hasMessageContaining("0.0");
        assertThatThrownBy(() -> state.withTemperature(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new AttentionState("m", "a", 0, 0, null, true, 1, false))
                .hasMessageContaining("inspector");
    }

    @Test
    void anotherPromptDropsTheChosenCell() {
        AttentionState state = AttentionState.of("m", "abc").inspecting(2, 1).withPrompt("x");
        assertThat(state.cell()).isNull();
        assertThat(state.inspector()).isFalse();
    }
}
