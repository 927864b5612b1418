package dev.glassbox.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LearningRateTest {
    private final LearningRate rate =
            new LearningRate(
                    new Recipe.Optimizer(null, null, 1e-3, 1e-4, 100, 0.9, 0.99, 1e-8, 0.1, 1.0),
                    2000);

    @Test
    void risesInAStraightLineToTheHighestRate() {
        assertThat(rate.at(1)).isCloseTo(1e-3 / 101, within(1e-12));
        assertThat(rate.at(50)).isCloseTo(1e-3 * 50 / 101, within(1e-12));
        assertThat(rate.at(101)).isCloseTo(1e-3, within(1e-12));
    }

    @Test
    void fallsByACosineToTheLowestRateHalfWayInTheMiddle() {
        assertThat(rate.at(1051)).isCloseTo(5.5e-4, within(1e-12));
        assertThat(rate.at(2000)).isCloseTo(1e-4, within(1e-8));
    }
}
