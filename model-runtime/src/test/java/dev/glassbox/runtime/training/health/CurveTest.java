package dev.glassbox.runtime.training.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glassbox.runtime.training.TrainingMetrics;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CurveTest {
    private static final int POINTS = 400;

    @Test
    void noiseIsTheStandardDeviationWhateverTheTrend() {
        RandomGenerator random = new SplittableRandom(7);
        double[] noise = random.doubles(POINTS, -1, 1).map(x -> 0.1 * Math.sqrt(3) * x).toArray();
        Curve flat = curve(i -> 2 + noise[i]);
        Curve falling = curve(i -> 4 * Math.exp(-i / 80.0) + noise[i]);
        assertThat(flat.noise()).isCloseTo(0.1, within(0.015));
        assertThat(falling.noise()).isCloseTo(flat.noise(), within(0.005));
    }

    @Test
    void aStraightLineHasNoNoiseAlsoAtUnevenSteps() {
        int[] steps = {10, 20, 50, 60, 65, 100};
        Curve line = curve(steps, i -> 3 - 0.01 * steps[i]);
        assertThat(line.noise()).isCloseTo(0, within(1e-12));
    }

    @Test
    void oneSpikeIsNotNoise() {
        RandomGenerator random = new SplittableRandom(7);
        double[] noise = random.doubles(POINTS, -0.1, 0.1).toArray();
        Curve calm = curve(i -> 2 + noise[i]);
        Curve spiked = curve(i -> 2 + noise[i] + (i == 100 ? 50 : 0));
        assertThat(spiked.noise()).isCloseTo(calm.noise(), within(0.002));
    }

    @Test
    void fewPointsSayNothingOfNoise() {
        assertThat(curve(new int[] {1, 2, 3, 4}, i -> i).noise()).isInfinite();
    }

    @Test
    void valuesThatAreNoNumbersAreLeftOut() {
        Curve curve = curve(new int[] {1, 2, 3}, i -> i == 1 ? Double.NaN : i);
        assertThat(curve.size()).isEqualTo(2);
        assertThat(curve.lastStep()).isEqualTo(3);
        assertThat(curve.lowest()).isZero();
    }

    @Test
    void aPartIsChosenBySteps() {
        Curve curve = curve(new int[] {10, 20, 30, 40}, i -> 10 * i);
        assertThat(curve.after(20).step(0)).isEqualTo(30);
        assertThat(curve.upTo(25).lastStep()).isEqualTo(20);
        assertThat(curve.between(10, 30).lastStep()).isEqualTo(30);
        assertThat(curve.between(10, 30).step(0)).isEqualTo(20);
        assertThat(curve.last(3).mean()).isEqualTo(20);
        assertThat(curve.fall()).isEqualTo(5 - 25);
        assertThat(curve.after(40).size()).isZero();
    }

    @Test
    void aSmoothedPointIsTheMedianOfThoseUpToIt() {
        Curve curve = curve(new int[] {1, 2, 3, 4}, i -> i == 1 ? 100 : i).smoothed(3);
        assertThat(curve.size()).isEqualTo(2);
        assertThat(curve.step(0)).isEqualTo(3);
        assertThat(curve.value(0)).isEqualTo(2);
        assertThat(curve.value(1)).isEqualTo(3);
    }

    private static Curve curve(IntToDoubleFunction value) {
        return curve(IntStream.rangeClosed(1, POINTS).toArray(), value);
    }

    private static Curve curve(int[] steps, IntToDoubleFunction value) {
        List<TrainingMetrics> lines =
                IntStream.range(0, steps.length)
                        .mapToObj(
                                i ->
                                        new TrainingMetrics(
                                                steps[i], value.applyAsDouble(i), null, 1e-3, 0))
                        .toList();
        return Curve.training(
                new TrainingRecord(Records.facts(POINTS), lines, List.of(), List.of(), List.of()));
    }
}
