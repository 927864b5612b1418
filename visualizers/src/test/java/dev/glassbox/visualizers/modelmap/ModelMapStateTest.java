package dev.glassbox.visualizers.modelmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelMapStateTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void modelAndPromptAreEnough() throws JsonProcessingException {
        ModelMapState state =
                JSON.readValue("{\"model\":\"m\",\"prompt\":\"p\"}", ModelMapState.class);
        assertThat(state).isEqualTo(ModelMapState.of("m", "p"));
    }

    @Test
    void everythingSurvivesJson() throws JsonProcessingException {
        ModelMapState state =
                new ModelMapState(
                        "m",
                        "p",
                        "block.1.head.2.cell.4.3",
                        2,
                        4,
                        17,
                        5,
                        true,
                        false,
                        false,
                        new ModelMapState.WhatIf("d_head", 33));
        assertThat(JSON.readValue(JSON.writeValueAsString(state), ModelMapState.class))
                .isEqualTo(state);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "unembed",
                "block.3",
                "block.3.mlp",
                "block.0.head.11",
                "block.0.head.1.cell.7.2"
            })
    void aPathIsReadAndWrittenTheSame(String path) {
        assertThat(MapPath.parse(path).toString()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"block", "block.x", "head.1", "block.1.head.2.cell.3", "Block.1"})
    void whatIsNoPathIsRefusedByName(String path) {
        assertThatThrownBy(() -> MapPath.parse(path))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + path + "'");
    }

    @Test
    void illegalValuesAreRefusedByName() {
        ModelMapState good = ModelMapState.of("m", "p");
        assertThatThrownBy(() -> good.withPosition(-2)).hasMessageContaining("position");
        assertThatThrownBy(() -> good.withStage(-2)).hasMessageContaining("stage");
        assertThatThrownBy(() -> new ModelMapState.WhatIf("d_vocab", 1))
                .hasMessageContaining("d_vocab");
        assertThatThrownBy(() -> new ModelMapState.WhatIf("d_head", 0)).hasMessageContaining("0");
        assertThatThrownBy(() -> ModelMapState.of(" ", "p")).hasMessageContaining("model");
    }

    @Test
    void eachLevelClosesIntoTheOneAbove() {
        MapPath cell = MapPath.parse("block.1.head.2.cell.4.3");
        assertThat(cell.parent().toString()).isEqualTo("block.1.head.2");
        assertThat(cell.parent().parent().toString()).isEqualTo("block.1");
        assertThat(cell.parent().parent().parent()).isEqualTo(MapPath.WHOLE);
        assertThat(MapPath.UNEMBED.parent()).isEqualTo(MapPath.WHOLE);
    }

    @Test
    void anotherTextClosesACellAndKeepsTheHead() {
        ModelMapState state =
                ModelMapState.of("m", "p").open(MapPath.cell(1, 2, 4, 3)).withInspector(true);
        ModelMapState other = state.withPrompt("q");
        assertThat(other.path()).isEqualTo("block.1.head.2");
        assertThat(other.inspector()).isFalse();
        assertThat(other.position()).isEqualTo(-1);
    }
}
