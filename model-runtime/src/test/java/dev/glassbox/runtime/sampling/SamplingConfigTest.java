package dev.glassbox.runtime.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.runtime.Refusals;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.intake.StrictJson;
import dev.glassbox.runtime.intake.UnknownKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplingConfigTest {
    private static final StrictJson JSON = StrictJson.standard();

    @Test
    void jsonBringsItBack() {
        SamplingConfig config =
                new SamplingConfig(0.7, 5, 0.9, 0.05, 0.8, 1.1, 0.3, -0.2, 3, Long.MIN_VALUE);
        String written = JSON.write(config);

        assertThat(written)
                .contains("\"top_k\":5", "\"no_repeat_ngram_size\":3")
                .doesNotContain("greedy");
        assertThat(read(written)).isEqualTo(config);
    }

    @Test
    void whatJsonLeavesOutIsOff() {
        assertThat(read("{}")).isEqualTo(SamplingConfig.PLAIN);
        assertThat(read("{\"temperature\":0}")).isEqualTo(SamplingConfig.GREEDY);
    }

    @ParameterizedTest
    @CsvSource({
        "temperature, -0.1",
        "temperature, 1e999",
        "top_k, -1",
        "top_p, 1.1",
        "top_p, -0.1",
        "min_p, 2",
        "typical_p, 0",
        "typical_p, 1.5",
        "repetition_penalty, 0",
        "repetition_penalty, -1",
        "presence_penalty, 1e999",
        "frequency_penalty, -1e999",
        "no_repeat_ngram_size, -2"
    })
    void anIllegalValueIsRefusedByItsName(String name, String value) {
        Problem problem = Refusals.problemOf(() -> read("{\"" + name + "\":" + value + "}"));

        assertThat(problem.id()).startsWith("sampling.");
        assertThat(problem.place()).isEqualTo(name);
        assertThat(problem.arguments()).containsKey("value");
    }

    private static SamplingConfig read(String json) {
        return JSON.read(json, "state", SamplingConfig.class, UnknownKeys.REFUSED);
    }
}
