package dev.glassbox.runtime.ngram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.glassbox.runtime.tinytown.Layout;
import dev.glassbox.runtime.tinytown.TinyTown;
import dev.glassbox.runtime.tinytown.TownSize;
import dev.glassbox.runtime.tinytown.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharacterNgramsTest {
    /** "ab" twice in the training text: V is 2 and one for all others. */
    @Test
    void isTheFractionOfItsDefinition() {
        CharacterNgrams pairs = CharacterNgrams.count("abab", 2, 0.5);

        assertThat(pairs.loss("ab")).isCloseTo(-Math.log(2.5 / (2 + 1.5)), within(1e-12));
        assertThat(pairs.loss("bb")).isCloseTo(-Math.log(0.5 / (1 + 1.5)), within(1e-12));
        assertThat(pairs.loss("x猫")).isCloseTo(-Math.log(0.5 / 1.5), within(1e-12));
        assertThat(pairs.loss("bab"))
                .isCloseTo(-(Math.log(1.5 / 2.5) + Math.log(2.5 / 3.5)) / 2, within(1e-12));
    }

    @Test
    void countsCharactersBeyondTheFirstPlaneAsOne() {
        assertThat(CharacterNgrams.count("🐱🐱", 1, 1).loss("🐱"))
                .isCloseTo(-Math.log(3.0 / (2 + 2)), within(1e-12));
    }

    @Test
    void refusesWhatHasNoLoss() {
        assertThatThrownBy(() -> CharacterNgrams.count("a", 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CharacterNgrams.count("a", 1, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CharacterNgrams.count("a", 2, 1).loss("a"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /**
     * The prototype's figures (4,000 sentences counted, 400 others foretold, k = 0.1). Over twelve
     * pairs of seeds its own spread is 0.041, 0.009, 0.013 and 0.014 nats (standard deviation); the
     * tolerance is four times that of a difference of two.
     */
    @ParameterizedTest
    @CsvSource({"1,3.556,0.23", "2,1.643,0.05", "3,0.874,0.07", "4,0.649,0.08"})
    void agreesWithThePrototype(int order, double prototype, double tolerance) {
        TinyTown town = TinyTown.of(TownSize.SMALL);
        String counted = town.text(0, 0.5).characters(4000, Layout.RUNNING);
        String other = town.text(9, 0.5).characters(400, Layout.RUNNING);

        assertThat(CharacterNgrams.count(counted, order, 0.1).loss(other))
                .isCloseTo(prototype, within(tolerance));
    }

    /** With enough text counting comes near the floor of its context, and never below it. */
    @Test
    void cannotBeBetterThanItsContextAllows() {
        TinyTown town = TinyTown.of(TownSize.SMALL);
        double[] floor = town.floorByContext(Unit.CHARACTER, Layout.RUNNING, 0.5, 3);
        String counted = town.text(0, 0.5).characters(20_000, Layout.RUNNING);
        String other = town.text(9, 0.5).characters(20_000, Layout.RUNNING);
        double last = Double.POSITIVE_INFINITY;
        for (int order = 1; order <= 4; order++) {
            double loss = CharacterNgrams.count(counted, order, 0.1).loss(other);
            assertThat(loss).isBetween(floor[order - 1] - 0.01, floor[order - 1] + 0.03);
            assertThat(loss).isLessThan(last);
            last = loss;
        }
    }
}
