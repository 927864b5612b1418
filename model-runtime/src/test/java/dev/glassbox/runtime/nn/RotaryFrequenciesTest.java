package dev.glassbox.runtime.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.model.ConfigReader;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against {@code inv_freq} of transformers 5.18 for heads of 64 numbers and 131,072 positions. */
class RotaryFrequenciesTest {
    private static final float ROUNDING = 3e-7f; // of the value: float32 has 1.2e-7

    @ParameterizedTest
    @CsvSource({
        "0, 1.0", // as it was
        "7, 0.05666961893439293",
        "14, 0.0032114461064338684",
        "15, 0.0012905480107492533", // mixed
        "16, 0.000429556705057621",
        "17, 9.708286233944818e-05",
        "18, 1.9461638657958247e-05", // slower
        "31, 9.418306490260875e-08"
    })
    void llama32(int pair, float expected) {
        assertClose(
                """
                {"rope_scaling": {"rope_type": "llama3", "factor": 32.0, "high_freq_factor": 4.0,
                  "low_freq_factor": 1.0, "original_max_position_embeddings": 8192}}
                """,
                500_000,
                pair,
                expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.25", "7, 0.0333380363881588", "31, 3.333803761051968e-05"})
    void linear(int pair, float expected) {
        assertClose(
                "{\"rope_scaling\": {\"type\": \"linear\", \"factor\": 4.0}}",
                10_000,
                pair,
                expected);
    }

    /** Within the context, which is all that is read, nothing is scaled. */
    @ParameterizedTest
    @CsvSource({"0, 1.0", "7, 0.1333521455526352", "31, 0.0001333521504420787"})
    void dynamic(int pair, float expected) {
        assertClose(
                "{\"rope_parameters\": {\"rope_type\": \"dynamic\", \"factor\": 4.0}}",
                10_000,
                pair,
                expected);
    }

    private static void assertClose(String json, float base, int pair, float expected) {
        ConfigReader config =
                new ConfigReader(ForeignFiles.standard().json().readTree(json, "test"), "test");
        RotaryFrequencies frequencies = RotaryFrequencies.read(config, base, 64, 131_072);
        assertThat(frequencies.count()).isEqualTo(32);
        assertThat(frequencies.at(pair)).isCloseTo(expected, Offset.offset(ROUNDING * expected));
    }
}
