package dev.glassbox.runtime.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.runtime.Mutants;
import dev.glassbox.runtime.intake.Limits;
import dev.glassbox.runtime.intake.Problem;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A million damaged headers: each is read, or refused with a problem of the catalogue. */
class SafetensorsMutationTest {
    private static final int HEADERS = 1_000_000;

    @Test
    void aDamagedHeaderIsReadOrRefused() {
        Mutants.Outcomes outcomes =
                Mutants.run(
                        HEADERS, new SafetensorsMutator(), () -> SafetensorsMutationTest::parse);
        // The mutator reaches most checks; otherwise this test would prove little.
        assertThat(outcomes.counts()).hasSizeGreaterThan(15);
        assertThat(outcomes.read()).isBetween(outcomes.total() / 20, outcomes.total() * 3 / 4);
    }

    /** What {@link SafetensorsFile} does to the bytes, without a file. */
    static void parse(byte[] file) {
        long length =
                file.length < Long.BYTES
                        ? -1
                        : ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (length < 0 || length > file.length - Long.BYTES) {
            throw Problem.input("safetensors.header-outside", "mutant").asException();
        }
        int end = Long.BYTES + (int) length;
        SafetensorsHeader.parse(
                Arrays.copyOfRange(file, Long.BYTES, end),
                file.length - end,
                "mutant",
                Limits.standard());
    }
}
