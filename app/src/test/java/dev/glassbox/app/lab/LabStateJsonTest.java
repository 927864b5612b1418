package dev.glassbox.app.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glassbox.app.lab.LabState.Axes;
import dev.glassbox.app.lab.LabState.Focus;
import dev.glassbox.app.lab.LabState.Page;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.StrictJson;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabStateJsonTest {
    private final StrictJson json = StrictJson.standard();

    private LabState read(String text) {
        return LabStateJson.read(json, json.readTree(text, "state.json"), "state.json");
    }

    @Test
    void aStateComesBackAsItWas() {
        LabState state =
                new LabState(
                        new LabPlan(
                                "text-char",
                                Optional.of(new LabPlan.OwnText("/文/a.txt", 0)),
                                -7,
                                200,
                                "no-scale"),
                        OptionalInt.of(120),
                        OptionalInt.of(40),
                        Page.DRIFT,
                        new Axes(true, false, 0.5),
                        new Focus("小镇", 1, 3));
        String text = json.writeIndented(LabStateJson.write(json, state));
        assertThat(read(text)).isEqualTo(state);
        LabState plain = FakeLab.state("", Page.TEXT);
        assertThat(read(json.writeIndented(LabStateJson.write(json, plain)))).isEqualTo(plain);
    }

    @Test
    void whatIsLeftOutIsAsAtFirst() {
        LabState state = read("{\"plan\": {\"recipe\": \"tinytown-small\", \"steps\": 60}}");
        assertThat(state).isEqualTo(FakeLab.state("", Page.TEXT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"plan\": {\"recipe\": \"tinytown-small\"}}",
                "{\"plan\": {\"recipe\": \"x\", \"steps\": 0}}",
                "{\"plan\": {\"recipe\": \"x\", \"steps\": 5, \"beside\": \"everything\"}}",
                "{\"plan\": {\"recipe\": \"x\", \"steps\": 5}, \"page\": \"weights\"}",
                "{\"plan\": {\"recipe\": \"x\", \"steps\": 5}, \"moments\": 3}"
            })
    void whatIsNoStateIsRefused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(IntakeException.class);
    }
}
