package dev.glassbox.runtime.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Texts and trainings can be repeated on another machine, or by another version, only as long as
 * these numbers stay; they were computed apart from this code, in Python's integers.
 */
class CounterRandomTest {
    @Test
    void theNumbersOfAPlaceNeverChange() {
        assertThat(CounterRandom.of(0).bits()).isEqualTo(0xE220A8397B1DCDAFL);
        assertThat(CounterRandom.of(1337).at(5).at(0).bits()).isEqualTo(0x50541E19FC613CE0L);
        assertThat(CounterRandom.of(-1).at(-3).bits()).isEqualTo(0xBAEE8F05569DCDD2L);
        assertThat(CounterRandom.of(7).at(3).at("batch").bits()).isEqualTo(0xC0F50BD0BDBCC7A1L);
        assertThat(CounterRandom.of(0).uniform()).isEqualTo(0.8833108082136426);
    }

    @Test
    void numbersSpreadEvenly() {
        int[] counts = new int[10];
        for (int i = 0; i < 10_000; i++) {
            counts[(int) (CounterRandom.of(3).at(i).uniform() * counts.length)]++;
        }

        // 1000 each; the standard deviation is 30
        for (int count : counts) {
            assertThat(count).isBetween(850, 1150);
        }
    }

    @Test
    void gaussianNumbersHaveTheMomentsAndTailsOfTheNormalDistribution() {
        int n = 40_000;
        double sum = 0;
        double squares = 0;
        int beyondTwo = 0;
        for (int i = 0; i < n; i++) {
            double value = CounterRandom.of(11).at(i).gaussian();
            sum += value;
            squares += value * value;
            beyondTwo += Math.abs(value) > 2 ? 1 : 0;
        }
        // four standard errors of each
        assertThat(sum / n).isBetween(-0.02, 0.02);
        assertThat(squares / n).isBetween(1 - 0.0283, 1 + 0.0283);
        assertThat(beyondTwo / (double) n).isBetween(0.0455 - 0.0042, 0.0455 + 0.0042);
    }
}
