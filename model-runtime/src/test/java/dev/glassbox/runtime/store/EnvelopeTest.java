package dev.glassbox.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.runtime.intake.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EnvelopeTest {
    private static final Envelope ENVELOPE =
            new Envelope(3, 42, "{\n  \"name\": \"小明 😀\",\n  \"end\": \"\\n}\\n\"\n}");
    private static final byte[] BYTES = ENVELOPE.toText().getBytes(StandardCharsets.UTF_8);

    @Test
    void comesBackAsItWas() {
        assertThat(Envelope.parse(BYTES)).contains(ENVELOPE);
    }

    @Test
    void isJsonItself() {
        JsonNode tree = StrictJson.standard().readTree(ENVELOPE.toText(), "envelope");
        assertThat(tree.path("generation").asLong()).isEqualTo(42);
        assertThat(tree.path("document").path("name").asText()).isEqualTo("小明 😀");
    }

    @Test
    void anyCutIsNoticed() {
        for (int length = 0; length < BYTES.length; length++) {
            assertThat(Envelope.parse(Arrays.copyOf(BYTES, length))).as("%d", length).isEmpty();
        }
    }

    @Test
    void anyFlippedBitIsNoticed() {
        for (int bit = 0; bit < BYTES.length * 8; bit++) {
            byte[] damaged = BYTES.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(Envelope.parse(damaged)).as("bit %d", bit).isEmpty();
        }
    }
}
