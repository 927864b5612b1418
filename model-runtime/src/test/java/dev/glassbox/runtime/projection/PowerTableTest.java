package dev.glassbox.runtime.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PowerTableTest {
    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.790, 0.895, 1, 1.93})
    void powersAreThoseOfTheLibraryToAMillionth(double exponent) {
        PowerTable powers = new PowerTable(1.577, exponent);
        for (float x = 1e-12f; x < 1e12f; x *= 1.00137f) {
            double wanted = 1.577 * Math.pow(x, exponent);
            assertThat(powers.of(x) / wanted).isCloseTo(1, within(1e-6));
        }
        assertThat(powers.of(1)).isEqualTo(1.577);
        assertThat(powers.of(Float.MIN_VALUE)).isEqualTo(powers.of(Float.MIN_NORMAL)).isPositive();
        assertThat(powers.of(Float.MAX_VALUE))
                .isGreaterThan(1.577 * Math.pow(Float.MAX_VALUE / 2, exponent));
    }
}
