package dev.glassbox.runtime.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeptLogitsTest {
    @Test
    void theNodesNotLookedAtForLongestGo() {
        KeptLogits kept = new KeptLogits(3, 3 * 3 * Float.BYTES);
        for (int node = 0; node < 3; node++) {
            kept.put(node, new float[] {node, 0, 0});
        }
        kept.get(0);
        kept.put(3, new float[3]);

        assertThat(kept.get(1)).isNull();
        assertThat(kept.get(0)).startsWith(0);
        assertThat(kept.get(2)).startsWith(2);
    }
}
