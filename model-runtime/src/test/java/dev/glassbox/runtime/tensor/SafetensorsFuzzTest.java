package dev.glassbox.runtime.tensor;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.glassbox.runtime.intake.IntakeException;

/** Any bytes as a safetensors file: read, or refused with a problem of the catalogue. */
class SafetensorsFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void header(byte[] file) {
        try {
            SafetensorsMutationTest.parse(file);
        } catch (IntakeException e) {
            // as it should
        }
    }
}
