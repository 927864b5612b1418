package dev.glassbox.visualizers.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arithmetic of curves: sampling, smoothing, steps, axes. */
class CurvePartsTest {
    private static final int COLUMNS = 500;

    static Curves.Series series(double[] x, double[] y) {
        return new Curves.Series("a", "a", "cat-1", Curves.Line.SOLID, x, y);
    }

    private static double[] steps(int n) {
        return IntStream.range(0, n).asDoubleStream().toArray();
    }

    private static AxisScale scale(double low, double high, boolean log, double start, double end) {
        return AxisScale.of(new AxisRange(low, high), log, start, end);
    }

    private static Curves curves(Curves.Axis x, Curves.Axis y, Curves.Series... series) {
        return Curves.of(x, y, List.of(series));
    }

    private static Curves linear(Curves.Series... series) {
        return curves(Curves.Axis.linear("step"), Curves.Axis.linear("loss"), series);
    }

    @Test
    void aShortCurveIsDrawnPointByPoint() {
        double[] y = {3, 1, Double.NaN, 2, 5};
        PixelPath path =
                Sampling.of(steps(5), y, scale(0, 4, false, 0, COLUMNS), scale(0, 5, false, 50, 0));
        assertThat(path.size()).isEqualTo(5);
        assertThat(path.isGap(2)).isTrue();
        assertThat(path.x(1)).isEqualTo(COLUMNS / 4.0);
        assertThat(path.y(1)).isEqualTo(40);
        assertThat(path.y(4)).isEqualTo(0);
    }

    @Test
    void ofALongCurveEveryColumnKeepsItsLeastAndItsLargest() {
        int n = 100_003;
        SplittableRandom random = new SplittableRandom(5);
        double[] y = random.doubles(n).toArray();
        y[41_234] = 1000; // spikes of one step
        y[77_777] = -1000;
        AxisScale x = scale(0, n - 1, false, 0, COLUMNS);
        AxisScale up = scale(-1000, 1000, false, 2000, 0); // a value is 1000 less its pixel
        PixelPath path = Sampling.of(steps(n), y, x, up);

        assertThat(path.size()).isLessThanOrEqualTo(2 * COLUMNS + 2);
        double[] least = new double[COLUMNS];
        double[] largest = new double[COLUMNS];
        java.util.Arrays.fill(least, Double.POSITIVE_INFINITY);
        java.util.Arrays.fill(largest, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < n; i++) {
            int column = Math.min(COLUMNS - 1, (int) x.pixel(i));
            least[column] = Math.min(least[column], y[i]);
            largest[column] = Math.max(largest[column], y[i]);
        }
        double[] drawnLeast = new double[COLUMNS];
        double[] drawnLargest = new double[COLUMNS];
        java.util.Arrays.fill(drawnLeast, Double.POSITIVE_INFINITY);
        java.util.Arrays.fill(drawnLargest, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < path.size(); i++) {
            int column = Math.min(COLUMNS - 1, (int) path.x(i));
            drawnLeast[column] = Math.min(drawnLeast[column], 1000 - path.y(i));
            drawnLargest[column] = Math.max(drawnLargest[column], 1000 - path.y(i));
            assertThat(i == 0 || path.x(i) > path.x(i - 1)).isTrue();
        }
        for (int column = 0; column < COLUMNS; column++) {
            assertThat(drawnLeast[column]).isCloseTo(least[column], within(1e-9));
            assertThat(drawnLargest[column]).isCloseTo(largest[column], within(1e-9));
        }
        assertThat(path.x(0)).isEqualTo(0);
        assertThat(path.x(path.size() - 1)).isEqualTo(COLUMNS);
    }

    @Test
    void aLongStretchWithoutValuesIsAGapAndOneMissingValueIsNone() {
        int n = 50_000;
        double[] y = new double[n];
        y[100] = Double.NaN;
        java.util.Arrays.fill(y, 20_000, 30_000, Double.POSITIVE_INFINITY);
        PixelPath path =
                Sampling.of(
                        steps(n),
                        y,
                        scale(0, n - 1, false, 0, COLUMNS),
                        scale(-1, 1, false, 10, 0));
        List<Integer> gaps = IntStream.range(0, path.size()).filter(path::isGap).boxed().toList();
        assertThat(gaps).hasSize(1);
        assertThat(path.x(gaps.get(0) - 1)).isCloseTo(200, within(1.1));
        assertThat(path.x(gaps.get(0) + 1)).isCloseTo(300, within(1.1));
    }

    @Test
    void onALogarithmicAxisWhatIsNotAboveZeroIsLeftOut() {
        double[] x = {0, 1, 10, 100};
        double[] y = {5, 1, 0, 100};
        PixelPath path =
                Sampling.of(x, y, scale(1, 100, true, 0, 200), scale(1, 100, true, 100, 0));
        assertThat(path.size()).isEqualTo(3);
        assertThat(path.x(0)).isEqualTo(0);
        assertThat(path.isGap(1)).isTrue();
        assertThat(path.x(2)).isCloseTo(200, within(1e-9));
        assertThat(path.y(2)).isCloseTo(0, within(1e-9));
    }

    @Test
    void aLineRunsOutOfAFixedRangeWithOnePointMore() {
        PixelPath path =
                Sampling.of(
                        steps(100),
                        new double[100],
                        scale(10.5, 20.5, false, 0, 100),
                        scale(-1, 1, false, 10, 0));
        assertThat(path.x(0)).isCloseTo(-5, within(1e-9)); // step 10
        assertThat(path.x(path.size() - 1)).isCloseTo(105, within(1e-9)); // step 21
    }

    @Test
    void smoothingIsTheWeightedMeanOfThePast() {
        double[] y = new SplittableRandom(3).doubles(60, -2, 2).toArray();
        double weight = 0.83;
        double[] smoothed = Smoothing.average(y, weight);
        for (int n = 0; n < y.length; n++) {
            double sum = 0;
            double weights = 0;
            for (int i = 0; i <= n; i++) {
                sum += Math.pow(weight, n - i) * y[i];
                weights += Math.pow(weight, n - i);
            }
            assertThat(smoothed[n]).isCloseTo(sum / weights, within(1e-12));
        }
    }

    @Test
    void smoothingPassesOverWhatIsNoNumber() {
        double[] smoothed =
                Smoothing.average(
                        new double[] {2, Double.NaN, Double.POSITIVE_INFINITY, 2, 4}, 0.5);
        assertThat(smoothed)
                .containsExactly(
                        2,
                        Double.NaN,
                        Double.POSITIVE_INFINITY,
                        2,
                        (0.5 * 2 + 0.25 * 2 + 4) / 1.75);
    }

    @Test
    void theNearestStepIsThatOfAnyCurve() {
        Curves curves =
                linear(
                        series(new double[] {0, 10, 20}, new double[3]),
                        series(new double[] {4, 14}, new double[2]));
        AxisScale x = scale(0, 20, false, 0, 200);
        assertThat(Points.nearestStep(curves, x, 46)).isEqualTo(4);
        assertThat(Points.nearestStep(curves, x, 119)).isEqualTo(10);
        assertThat(Points.nearestStep(curves, x, 121)).isEqualTo(14);
        assertThat(Points.nearestStep(linear(), x, 121)).isNaN();
    }

    @Test
    void theStepBesideIsTheNextOfAnyCurveOrTheLast() {
        Curves curves =
                linear(
                        series(new double[] {0, 10, 20}, new double[3]),
                        series(new double[] {4, 10, 14}, new double[3]));
        AxisScale x = scale(0, 20, false, 0, 200);
        assertThat(Points.stepBeside(curves, x, 4, 1, 0)).isEqualTo(10);
        assertThat(Points.stepBeside(curves, x, 10, 1, 0)).isEqualTo(14);
        assertThat(Points.stepBeside(curves, x, 10, -1, 0)).isEqualTo(4);
        assertThat(Points.stepBeside(curves, x, 4, 1, 70)).isEqualTo(14);
        assertThat(Points.stepBeside(curves, x, 14, 1, 100)).isEqualTo(20);
        assertThat(Points.stepBeside(curves, x, 20, 1, 1)).isEqualTo(20);
        assertThat(Points.stepBeside(curves, x, 0, -1, 1)).isEqualTo(0);
    }

    @Test
    void aReadingIsThePointThereOrTheLastBefore() {
        Curves.Series series = series(new double[] {100, 200}, new double[2]);
        assertThat(Points.at(series, 200)).isEqualTo(new Points.Reading(1, true));
        assertThat(Points.at(series, 199)).isEqualTo(new Points.Reading(0, false));
        assertThat(Points.at(series, 99)).isEqualTo(new Points.Reading(-1, false));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 5, 0, 6, '0 1 2 3 4 5'",
        "0, 1, 0, 6, '0.0 0.2 0.4 0.6 0.8 1.0'",
        "-0.3, 0.3, 0, 4, '−0.2 0.0 0.2'",
        "0, 2000000, 0, 5, '0 500000 1000000 1500000 2000000'",
        "0, 0.0004, 0, 5, '0 1e−4 2e−4 3e−4 4e−4'",
        "1, 200, 1, 9, '1 2 5 10 20 50 100 200'",
        "0.00001, 10, 1, 7, '1e−5 1e−4 0.001 0.01 0.1 1 10'",
        "0.00001, 10, 1, 4, '1e−5 0.001 0.1 10'",
        "2.1, 4.4, 1, 6, '2.5 3.0 3.5 4.0'",
        "1e5, 1e7, 1, 9, '100000 200000 500000 1e6 2e6 5e6 1e7'"
    })
    void ticksAreRoundAndWrittenAlike(double low, double high, int log, int atMost, String labels) {
        List<Ticks.Tick> ticks = Ticks.of(scale(low, high, log == 1, 0, 300), atMost);
        assertThat(String.join(" ", ticks.stream().map(Ticks.Tick::label).toList()))
                .isEqualTo(labels);
    }

    @Test
    void stepsHaveNoTicksBetweenThem() {
        List<Ticks.Tick> ticks = Ticks.whole(Ticks.of(scale(0, 2, false, 0, 300), 6));
        assertThat(ticks.stream().map(Ticks.Tick::label).toList()).containsExactly("0", "1", "2");
    }

    @Test
    void anAxisShowsAllValuesAndLevelsAndIsNotNegativeWithoutNeed() {
        Curves curves =
                linear(series(steps(3), new double[] {0.1, Double.NaN, 2}))
                        .withLevels(List.of(new Curves.Level(4.17, "guessing")));
        AxisRange x = AxisRange.ofX(curves);
        assertThat(x).isEqualTo(new AxisRange(0, 2));
        AxisRange y = AxisRange.ofY(curves, x);
        assertThat(y.low()).isZero();
        assertThat(y.high()).isBetween(4.3, 5.0);
    }

    @ParameterizedTest
    @CsvSource({"0", "7", "-3", "1e300", "-1e308", "NaN", "Infinity"})
    void anyValueHasAnAxis(double value) {
        for (Curves.Axis axis : List.of(Curves.Axis.linear(""), Curves.Axis.log(""))) {
            Curves curves =
                    curves(Curves.Axis.linear(""), axis, series(steps(1), new double[] {value}));
            AxisRange x = AxisRange.ofX(curves);
            AxisRange y = AxisRange.ofY(curves, x);
            assertThat(y.low()).isLessThan(y.high());
            assertThat(Double.isFinite(y.high() - y.low())).isTrue();
            assertThat(Ticks.of(AxisScale.of(y, axis.log(), 100, 0), 6)).isNotEmpty();
        }
    }

    @Test
    void aFixedAxisStaysWhatItIs() {
        Curves curves =
                curves(
                        Curves.Axis.linear("").fixed(0, 50),
                        Curves.Axis.linear("").fixed(1, 3),
                        series(steps(100), new double[100]));
        assertThat(AxisRange.ofX(curves)).isEqualTo(new AxisRange(0, 50));
        assertThat(AxisRange.ofY(curves, AxisRange.ofX(curves))).isEqualTo(new AxisRange(1, 3));
    }

    @Test
    void whatCannotBeDrawnIsRefused() {
        assertThatThrownBy(() -> series(new double[] {0, 2, 1}, new double[3]))
                .hasMessageContaining("step 2");
        assertThatThrownBy(() -> series(new double[2], new double[3]))
                .hasMessageContaining("2 steps, 3 values");
        assertThatThrownBy(() -> series(steps(1), new double[1]).smoothed(1))
                .hasMessageContaining("smoothing 1.0");
        assertThatThrownBy(() -> Curves.Axis.log("").fixed(0, 1))
                .hasMessageContaining("logarithmic");
    }
}
