package dev.glassbox.runtime.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HalfTest {
    @Test
    void everyHalfComesBackAsItWas() {
        for (int bits = 0; bits <= 0xffff; bits++) {
            float value = Floats.fromHalf((short) bits);
            if (!Float.isNaN(value)) {
                assertThat(Floats.toHalf(value)).as("%04x", bits).isEqualTo((short) bits);
            }
        }
        assertThat(Floats.fromHalf(Floats.toHalf(Float.NaN))).isNaN();
    }

    @Test
    void whatLiesBetweenGoesToTheNearerAndTiesToTheEvenOne() {
        for (int bits = 0; bits < 0x7bff; bits++) {
            float low = Floats.fromHalf((short) bits);
            float high = Floats.fromHalf((short) (bits + 1));
            float middle = low + (high - low) / 2; // exact: a float has 13 more bits
            int even = (bits & 1) == 0 ? bits : bits + 1;
            assertThat(Floats.toHalf(middle)).as("%04x", bits).isEqualTo((short) even);
            assertThat(Floats.toHalf(-Math.nextDown(middle))).isEqualTo((short) (bits | 0x8000));
            assertThat(Floats.toHalf(Math.nextUp(middle))).isEqualTo((short) (bits + 1));
        }
    }

    @Test
    void beyondTheLargestIsInfinity() {
        assertThat(Floats.fromHalf(Floats.toHalf(65_519.99f))).isEqualTo(65_504f);
        assertThat(Floats.fromHalf(Floats.toHalf(65_520f))).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(Floats.fromHalf(Floats.toHalf(-1e30f))).isEqualTo(Float.NEGATIVE_INFINITY);
    }
}
