package dev.glassbox.runtime.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glassbox.runtime.tensor.CounterRandom;
import dev.glassbox.runtime.trace.Cancellation;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class UmapTest {
    private static final int WIDTH = 5;

    @ParameterizedTest
    @ValueSource(longs = {1, 42, 20_260_105})
    void digitsAreDrawnAsTruthfullyAsThePublishedFigure(long seed) {
        float[] rows = Digits.rows();
        Umap umap = umap(rows, Digits.WIDTH, settings(2, 15, 0, Metric.EUCLIDEAN, seed));
        assertThat(umap.planned()).isEqualTo(500);
        double start = trust(rows, Digits.WIDTH, umap, 12);
        run(umap, umap.planned());
        double end = trust(rows, Digits.WIDTH, umap, 12);
        // umap-learn's is 0.9885, a spectral start alone is far from it
        assertThat(end).isGreaterThan(0.98).isGreaterThan(start + 0.02);
    }

    @Test
    void spaceHoldsDigitsToo() {
        float[] rows = Digits.rows();
        Umap umap = umap(rows, Digits.WIDTH, settings(3, 15, 200, Metric.EUCLIDEAN, 1));
        run(umap, 200);
        assertThat(umap.positions()).hasSize(3 * umap.size());
        assertThat(trust(rows, Digits.WIDTH, umap, 12)).isGreaterThan(0.98);
        assertThat(Arrays.stream(extent(umap.positions(), 3)).min().orElse(0)).isGreaterThan(1);
    }

    @Test
    void cosinesDrawDigitsByTheirDirections() {
        float[] rows = Digits.rows();
        UmapSettings settings = settings(2, 15, 200, Metric.COSINE, 1);
        Umap umap = umap(rows, Digits.WIDTH, settings);
        run(umap, 200);
        float[] longer = rows.clone();
        for (int i = 0; i < longer.length; i++) {
            longer[i] *= i / Digits.WIDTH % 2 == 0 ? 1 : 4; // lengths do not count, powers of 2
        }
        Umap same = umap(longer, Digits.WIDTH, settings);
        run(same, 200);
        assertThat(trust(rows, Digits.WIDTH, umap, 12)).isGreaterThan(0.97);
        assertThat(trust(rows, Digits.WIDTH, same, 12)).isGreaterThan(0.97);
    }

    @Test
    void equalSeedsGiveEqualPicturesOnAnyNumberOfCores() throws Exception {
        float[] rows = Digits.rows();
        UmapSettings settings = settings(2, 15, 20, Metric.EUCLIDEAN, 7);
        float[] one = alone(1, rows, settings);
        assertThat(alone(4, rows, settings)).isEqualTo(one);
        assertThat(alone(2, rows, settings(2, 15, 20, Metric.EUCLIDEAN, 8))).isNotEqualTo(one);
    }

    @Test
    void blobsFarApartStayApart() {
        float[] rows = blobs(2, 100);
        Umap umap = umap(rows, WIDTH, settings(2, 15, 0, Metric.EUCLIDEAN, 3));
        assertThat(umap.components()).isEqualTo(2);
        run(umap, umap.planned());
        assertThat(nearestOfAnotherBlob(umap.positions(), 2, 100))
                .isGreaterThan(5 * farthestNeighbour(umap.positions(), 2, 100));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 9, 40})
    void manyPartsAreEachDrawnInAPlaceOfTheirOwn(int parts) {
        for (int dims = 2; dims <= 3; dims++) {
            float[] rows = blobs(parts, 20);
            Umap umap = umap(rows, WIDTH, settings(dims, 5, 100, Metric.EUCLIDEAN, 3));
            assertThat(umap.components()).isGreaterThanOrEqualTo(parts);
            assertDistinctAndFinite(umap.positions(), dims);
            run(umap, 100);
            assertDistinctAndFinite(umap.positions(), dims);
            assertThat(trust(rows, WIDTH, umap, 5)).isGreaterThan(0.9);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 31, 32, 33, 34})
    void fewPointsAreDrawnToo(int points) {
        float[] rows = gaussians(points * WIDTH, 5);
        for (int dims = 2; dims <= 3; dims++) {
            for (Metric metric : Metric.values()) {
                Umap umap = umap(rows, WIDTH, settings(dims, 15, 50, metric, 3));
                assertThat(umap.size()).isEqualTo(points);
                assertThat(umap.neighbours()).isEqualTo(Math.min(points, 15));
                run(umap, 50);
                assertDistinctAndFinite(umap.positions(), dims);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Metric.class)
    void equalPointsAreDrawnBesideEachOther(Metric metric) {
        for (float value : new float[] {0, 3}) {
            float[] rows = new float[60 * WIDTH];
            Arrays.fill(rows, value);
            Umap umap = umap(rows, WIDTH, settings(2, 15, 100, metric, 3));
            run(umap, 100);
            assertDistinctAndFinite(umap.positions(), 2);
        }
    }

    @Test
    void copiesOfAPointLieNearIt() {
        float[] once = gaussians(50 * WIDTH, 9);
        float[] rows = new float[4 * once.length]; // points i, i + 50, i + 100, i + 150 are one
        IntStream.range(0, 4)
                .forEach(c -> System.arraycopy(once, 0, rows, c * once.length, once.length));
        Umap umap = umap(rows, WIDTH, settings(2, 15, 0, Metric.EUCLIDEAN, 3));
        run(umap, umap.planned());
        float[] drawn = umap.positions();
        assertDistinctAndFinite(drawn, 2);
        double copies = 0;
        double strangers = 0;
        for (int i = 0; i < 150; i++) {
            copies += distance(drawn, 2, i, i + 50) / 150;
            strangers += distance(drawn, 2, i, i + 37) / 150;
        }
        assertThat(copies).isLessThan(strangers / 4);
    }

    @Test
    void aNeighbourhoodLargerThanTheDataIsTheData() {
        float[] rows = gaussians(20 * WIDTH, 9);
        Umap whole = umap(rows, WIDTH, settings(2, 20, 30, Metric.EUCLIDEAN, 3));
        Umap larger = umap(rows, WIDTH, settings(2, 1000, 30, Metric.EUCLIDEAN, 3));
        assertThat(larger.neighbours()).isEqualTo(20);
        run(whole, 30);
        run(larger, 30);
        assertThat(larger.positions()).isEqualTo(whole.positions());
    }

    @Test
    void moreNeighboursThanWantedChangeNothing() {
        float[] rows = gaussians(100 * WIDTH, 9);
        UmapSettings settings = settings(2, 10, 5, Metric.EUCLIDEAN, 3);
        Neighbours many =
                NearestNeighbours.of(rows, WIDTH, 40, Metric.EUCLIDEAN, Cancellation.NONE);
        Umap umap = Umap.of(rows, WIDTH, many, settings);
        Umap usual = umap(rows, WIDTH, settings);
        run(umap, 5);
        run(usual, 5);
        assertThat(umap.positions()).isEqualTo(usual.positions());
    }

    @Test
    void neighboursMustBeEnoughAndOfThesePoints() {
        float[] rows = gaussians(30 * WIDTH, 9);
        UmapSettings settings = settings(2, 10, 5, Metric.EUCLIDEAN, 3);
        Neighbours few = NearestNeighbours.of(rows, WIDTH, 8, Metric.EUCLIDEAN, Cancellation.NONE);
        assertThatIllegalArgumentException().isThrownBy(() -> Umap.of(rows, WIDTH, few, settings));
        float[] less = Arrays.copyOf(rows, 29 * WIDTH);
        Neighbours enough =
                NearestNeighbours.of(rows, WIDTH, 9, Metric.EUCLIDEAN, Cancellation.NONE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Umap.of(less, WIDTH, enough, settings));
    }

    @Test
    void stepsGoOnAfterThePlannedOnesAndPositionsAreACopy() {
        float[] rows = gaussians(40 * WIDTH, 9);
        Umap umap = umap(rows, WIDTH, settings(2, 10, 5, Metric.EUCLIDEAN, 3));
        run(umap, 12);
        assertThat(umap.done()).isEqualTo(12);
        assertThat(umap.planned()).isEqualTo(5);
        float[] seen = umap.positions();
        float[] kept = seen.clone();
        run(umap, 1);
        assertThat(seen).isEqualTo(kept);
        assertThat(umap.positions()).isNotEqualTo(kept);
        Arrays.fill(seen, Float.NaN);
        assertDistinctAndFinite(umap.positions(), 2);
    }

    @Test
    void pointsThatNothingPushesAwayAreDrawnTogether() {
        float[] rows = gaussians(100 * WIDTH, 9);
        Umap pulled =
                umap(rows, WIDTH, new UmapSettings(2, 15, 0.1, 1, 200, 0, 1, Metric.EUCLIDEAN, 3));
        Umap usual = umap(rows, WIDTH, settings(2, 15, 200, Metric.EUCLIDEAN, 3));
        run(pulled, 200);
        run(usual, 200);
        assertThat(extent(pulled.positions(), 2)[0])
                .isLessThan(extent(usual.positions(), 2)[0] / 10);
    }

    @Test
    void aSmallerLeastDistancePacksPointsCloser() {
        float[] rows = gaussians(300 * WIDTH, 9);
        double[] near = new double[2];
        for (int i = 0; i < 2; i++) {
            double least = i == 0 ? 0.01 : 0.9;
            Umap umap =
                    umap(
                            rows,
                            WIDTH,
                            new UmapSettings(2, 15, least, 1, 200, 5, 1, Metric.EUCLIDEAN, 3));
            run(umap, 200);
            Neighbours drawn =
                    NearestNeighbours.of(
                            umap.positions(), 2, 1, Metric.EUCLIDEAN, Cancellation.NONE);
            for (float distance : drawn.distances()) {
                near[i] += distance / 300;
            }
        }
        assertThat(near[0]).isLessThan(near[1] / 2);
    }

    @Test
    void extremeSettingsStayFinite() {
        float[] rows = gaussians(200 * WIDTH, 9);
        for (UmapSettings settings :
                new UmapSettings[] {
                    new UmapSettings(2, 2, 0, 1e-3, 50, 5, 100, Metric.EUCLIDEAN, 3),
                    new UmapSettings(3, 200, 100, 100, 50, 50, 100, Metric.COSINE, 3),
                    new UmapSettings(2, 15, 0, 100, 1, 0, 1e-9, Metric.EUCLIDEAN, -1)
                }) {
            Umap umap = umap(rows, WIDTH, settings);
            run(umap, 60);
            for (float value : umap.positions()) {
                assertThat(value).isFinite();
            }
        }
    }

    @Test
    void cancelsAtTheStartAndAmidAStep() {
        float[] rows = Digits.rows();
        UmapSettings settings = settings(2, 15, 0, Metric.EUCLIDEAN, 3);
        Neighbours near =
                NearestNeighbours.of(rows, Digits.WIDTH, 14, Metric.EUCLIDEAN, Cancellation.NONE);
        AtomicInteger asked = new AtomicInteger();
        Cancellation later = () -> asked.incrementAndGet() > 20;
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> Umap.of(rows, Digits.WIDTH, near, settings, later));
        Umap umap = Umap.of(rows, Digits.WIDTH, near, settings);
        asked.set(18);
        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> umap.step(later));
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new UmapSettings(4, 15, 0.1, 1, 0, 5, 1, Metric.COSINE, 1))
                .hasMessageContaining("4 dimensions");
        assertThatThrownBy(() -> settings(2, 1, 0, Metric.COSINE, 1))
                .hasMessageContaining("1 neighbours");
        assertThatThrownBy(() -> new UmapSettings(2, 15, 1.1, 1, 0, 5, 1, Metric.COSINE, 1))
                .hasMessageContaining("1.1");
        assertThatThrownBy(() -> new UmapSettings(2, 15, Double.NaN, 1, 0, 5, 1, Metric.COSINE, 1))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> new UmapSettings(2, 15, 0.1, 1, 0, 5, 0, Metric.COSINE, 1))
                .hasMessageContaining("learning rate");
        assertThat(UmapSettings.USUAL.epochsFor(10_000)).isEqualTo(500);
        assertThat(UmapSettings.USUAL.epochsFor(10_001)).isEqualTo(200);
    }

    private static UmapSettings settings(
            int dims, int neighbours, int epochs, Metric metric, long seed) {
        return new UmapSettings(dims, neighbours, 0.1, 1, epochs, 5, 1, metric, seed);
    }

    private static Umap umap(float[] rows, int width, UmapSettings settings) {
        Neighbours near =
                NearestNeighbours.of(
                        rows,
                        width,
                        settings.neighbours() - 1,
                        settings.metric(),
                        Cancellation.NONE);
        return Umap.of(rows, width, near, settings);
    }

    private static void run(Umap umap, int steps) {
        for (int i = 0; i < steps; i++) {
            umap.step(Cancellation.NONE);
        }
    }

    private static float[] alone(int cores, float[] rows, UmapSettings settings)
            throws InterruptedException, ExecutionException {
        ForkJoinPool pool = new ForkJoinPool(cores);
        try {
            return pool.submit(
                            () -> {
                                Umap umap = umap(rows, Digits.WIDTH, settings);
                                run(umap, 20);
                                return umap.positions();
                            })
                    .get();
        } finally {
            pool.shutdown();
        }
    }

    private static double trust(float[] rows, int width, Umap umap, int k) {
        return Trustworthiness.of(rows, width, umap.positions(), umap.dims(), k, Cancellation.NONE);
    }

    private static float[] gaussians(int count, long seed) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) CounterRandom.of(seed).at(i).gaussian();
        }
        return values;
    }

    /** Blob after blob, each of width 1, a hundred and more apart. */
    private static float[] blobs(int count, int each) {
        float[] rows = gaussians(count * each * WIDTH, 11);
        for (int i = 0; i < rows.length; i++) {
            int blob = i / WIDTH / each;
            rows[i] += 100 * (float) CounterRandom.of(12).at(blob).at(i % WIDTH).gaussian();
        }
        return rows;
    }

    private static double nearestOfAnotherBlob(float[] drawn, int dims, int each) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < each; i++) {
            for (int j = each; j < drawn.length / dims; j++) {
                least = Math.min(least, distance(drawn, dims, i, j));
            }
        }
        return least;
    }

    /** The longest way from a point to the next of its blob. */
    private static double farthestNeighbour(float[] drawn, int dims, int each) {
        double most = 0;
        for (int i = 0; i < drawn.length / dims; i++) {
            double least = Double.POSITIVE_INFINITY;
            for (int j = i / each * each; j < (i / each + 1) * each; j++) {
                least = j == i ? least : Math.min(least, distance(drawn, dims, i, j));
            }
            most = Math.max(most, least);
        }
        return most;
    }

    private static void assertDistinctAndFinite(float[] drawn, int dims) {
        for (float value : drawn) {
            assertThat(value).isFinite();
        }
        assertThat(
                        IntStream.range(0, drawn.length / dims)
                                .mapToObj(
                                        i ->
                                                Arrays.toString(
                                                        Arrays.copyOfRange(
                                                                drawn, i * dims, (i + 1) * dims)))
                                .distinct())
                .hasSize(drawn.length / dims);
    }

    private static double[] extent(float[] drawn, int dims) {
        double[] extent = new double[dims];
        for (int d = 0; d < dims; d++) {
            int axis = d;
            double[] values =
                    IntStream.range(0, drawn.length / dims)
                            .mapToDouble(i -> drawn[i * dims + axis])
                            .sorted()
                            .toArray();
            extent[d] = values[values.length - 1] - values[0];
        }
        return extent;
    }

    private static double distance(float[] drawn, int dims, int i, int j) {
        return NearestNeighbours.distance(drawn, i * dims, drawn, j * dims, dims, Metric.EUCLIDEAN);
    }
}
