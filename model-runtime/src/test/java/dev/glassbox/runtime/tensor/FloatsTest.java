package dev.glassbox.runtime.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** All 65,536 values of each narrow type, against their definition in exact doubles. */
class FloatsTest {

    @Test
    void everyHalfIsItsDefinition() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            float actual = Floats.fromHalf((short) bits);
            float expected = (float) defined(bits, 5, 10);
            assertThat(Float.floatToIntBits(actual))
                    .as("%04x", bits)
                    .isEqualTo(Float.floatToIntBits(expected));
        }
    }

    @Test
    void everyBrainFloatIsItsDefinition() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            float actual = Floats.fromBrain((short) bits);
            float expected = (float) defined(bits, 8, 7);
            assertThat(Float.floatToIntBits(actual))
                    .as("%04x", bits)
                    .isEqualTo(Float.floatToIntBits(expected));
        }
    }

    /** IEEE 754, section 3.4: (-1)^s * 2^(e - bias) * (1 + f / 2^p), and its special cases. */
    private static double defined(int bits, int exponentBits, int fractionBits) {
        int bias = (1 << exponentBits - 1) - 1;
        int top = (1 << exponentBits) - 1;
        int exponent = bits >> fractionBits & top;
        double fraction = (bits & (1 << fractionBits) - 1) / Math.pow(2, fractionBits);
        double sign = bits >> 15 == 0 ? 1 : -1;
        if (exponent == top) {
            return fraction == 0 ? sign * Double.POSITIVE_INFINITY : Double.NaN;
        }
        return exponent == 0
                ? sign * Math.pow(2, 1 - bias) * fraction
                : sign * Math.pow(2, exponent - bias) * (1 + fraction);
    }
}
