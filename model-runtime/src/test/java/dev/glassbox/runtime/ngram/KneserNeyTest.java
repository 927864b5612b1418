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
import org.junit.jupiter.params.provider.ValueSource;

class KneserNeyTest {
    private static final double EXACT = 1e-12;

    /**
     * "abcbcb" by hand. Different characters before a, b, c: 0, 2, 1, so D = 1 / (1 + 2) of those;
     * pieces ab, bc, cb come 1, 2, 2 times, so D = 1 / (1 + 4).
     */
    @Test
    void isTheFormulaOfItsDefinition() {
        KneserNey model = KneserNey.count("abcbcb", 2);
        double once = 1.0 / 3;
        double share = 1.0 / 4;
        double c = (1 - once + once * 2 * share) / 3;
        double b = (2 - once + once * 2 * share) / 3;
        double other = once * 2 * share / 3;
        double pairs = 1.0 / 5;

        assertThat(probability(model, "bc")).isCloseTo((2 - pairs + pairs * c) / 2, within(EXACT));
        assertThat(probability(model, "bb")).isCloseTo(pairs * b / 2, within(EXACT));
        assertThat(probability(model, "ab")).isCloseTo(1 - pairs + pairs * b, within(EXACT));
        assertThat(probability(model, "xb")).isCloseTo(b, within(EXACT));
        assertThat(probability(model, "b猫")).isCloseTo(pairs * other / 2, within(EXACT));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void probabilitiesAddUpToOne(int order) {
        String text = "the cat sat on the mat, the rat sat on the cat";
        KneserNey model = KneserNey.count(text, order);
        String alphabet =
                text.chars()
                                .distinct()
                                .collect(
                                        StringBuilder::new,
                                        (b, c) -> b.append((char) c),
                                        StringBuilder::append)
                        + "猫";
        for (String before : new String[] {"the", "at ", "xyz", "t, ", "e猫a"}) {
            double sum = 0;
            for (int i = 0; i < alphabet.length(); i++) {
                sum += probability(model, (before + alphabet.charAt(i)).substring(4 - order));
            }
            assertThat(sum).as(before).isCloseTo(1, within(EXACT));
        }
    }

    /** The more it looks at the better it gets on unseen sentences, as far as contexts allow. */
    @Test
    void liesBetweenTheFloorAndAddK() {
        TinyTown town = TinyTown.of(TownSize.FULL);
        double[] floor = town.floorByContext(Unit.CHARACTER, Layout.RUNNING, 0.5, 4);
        String counted = town.text(0, 0.5).characters(4000, Layout.RUNNING);
        String other = town.text(9, 0.5).characters(1000, Layout.RUNNING);
        double last = Double.POSITIVE_INFINITY;
        for (int order = 1; order <= 5; order++) {
            double loss = KneserNey.count(counted, order).loss(other);
            assertThat(loss).isBetween(floor[order - 1] - 0.02, last);
            last = loss;
        }
        assertThat(last).isLessThan(floor[4] * 1.2);
        assertThat(KneserNey.count(counted, 4).loss(other))
                .isLessThan(CharacterNgrams.count(counted, 4, 0.1).loss(other) - 0.5);
    }

    @Test
    void refusesWhatHasNoLoss() {
        assertThatThrownBy(() -> KneserNey.count("a", 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> KneserNey.count("a", 3).loss("ab"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(KneserNey.count("", 2).loss("ab")).isZero();
    }

    private static double probability(KneserNey model, String piece) {
        int[] points = piece.codePoints().toArray();
        return model.probability(points, points.length - 1);
    }
}
