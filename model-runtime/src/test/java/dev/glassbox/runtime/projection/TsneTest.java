package dev.glassbox.runtime.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.trace.Cancellation;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TsneTest {
    @Test
    void affinitiesEqualScikitLearns() throws IOException {
        Affinities affinities =
                Affinities.of(neighbours(ReferenceFigures.rows(), ReferenceFigures.WIDTH, 12), 4);
        Map<Long, Double> ours = new HashMap<>();
        double sum = 0;
        for (int i = 0; i < ReferenceFigures.N; i++) {
            for (int at = affinities.starts()[i]; at < affinities.starts()[i + 1]; at++) {
                sum += affinities.values()[at];
                if (i < affinities.ids()[at]) {
                    ours.put(i * 1_000L + affinities.ids()[at], affinities.values()[at]);
                }
            }
        }
        assertThat(sum).isCloseTo(1, within(1e-12));
        JsonNode theirs = reference().get("p");
        assertThat(ours).hasSize(theirs.size());
        for (JsonNode entry : theirs) {
            double value = entry.get(2).asDouble();
            // Both end the bisection at an entropy within 1e-5; of 1 / 120 that is some 1e-7.
            assertThat(ours.get(entry.get(0).asLong() * 1_000 + entry.get(1).asLong()))
                    .isCloseTo(value, within(2e-7));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void gradientOfTheTreeIsCloseToTheExactOneAndThatToDifferencesOfTheDivergence(int dims) {
        int n = 300;
        TsneSettings settings = new TsneSettings(dims, 8, 100, 12, 0, 0);
        Affinities affinities = Affinities.of(neighbours(mixture(n, 6), 6, 24), 8);
        double[] places = new double[n * dims];
        Random random = new Random(3);
        for (int i = 0; i < places.length; i++) {
            places[i] = random.nextGaussian() * 4;
        }
        double[] plain = plainGradient(places, dims, affinities, 1);
        double length = length(plain);

        Tsne tsne = Tsne.from(places, affinities, settings);
        double[] exact = tsne.gradient(1, 0, Cancellation.NONE).clone();
        assertThat(distance(exact, plain)).isLessThan(1e-12 * length);
        double[] exaggerated = tsne.gradient(12, 0, Cancellation.NONE).clone();
        double[] plainly = plainGradient(places, dims, affinities, 12);
        assertThat(distance(exaggerated, plainly)).isLessThan(1e-12 * length(plainly));
        double[] approximate = tsne.gradient(1, Tsne.ANGLE, Cancellation.NONE).clone();
        assertThat(distance(approximate, plain)).isGreaterThan(0).isLessThan(0.02 * length);

        double step = 1e-5;
        for (int i = 0; i < places.length; i += 37) {
            double[] moved = places.clone();
            moved[i] += step;
            double above = Tsne.from(moved, affinities, settings).divergence(0);
            moved[i] -= 2 * step;
            double below = Tsne.from(moved, affinities, settings).divergence(0);
            assertThat((above - below) / (2 * step)).isCloseTo(plain[i], within(1e-8));
        }
    }

    @Test
    void digitsAreLaidOutAsTrulyAsByScikitLearn() throws IOException {
        float[] rows = Digits.rows();
        Tsne tsne = of(rows, Digits.WIDTH, TsneSettings.DEFAULT);
        run(tsne, 1_000);
        double trust =
                Trustworthiness.of(rows, Digits.WIDTH, tsne.positions(), 2, 12, Cancellation.NONE);
        assertThat(trust).isGreaterThan(reference().get("trustworthiness").asDouble() - 0.005);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void equalSeedsGiveEqualPicturesOnAnyNumberOfCores(int dims) throws Exception {
        float[] rows = mixture(700, 10);
        TsneSettings settings = new TsneSettings(dims, 15, 200, 12, 0, 7);
        float[][] pictures = new float[2][];
        for (int cores = 1; cores <= 2; cores++) {
            ForkJoinPool pool = new ForkJoinPool(cores);
            try {
                pictures[cores - 1] =
                        pool.submit(
                                        () -> {
                                            Tsne tsne = of(rows, 10, settings);
                                            run(tsne, 200);
                                            return tsne.positions();
                                        })
                                .get();
            } finally {
                pool.shutdown();
            }
        }
        assertThat(pictures[0]).hasSize(700 * dims).isEqualTo(pictures[1]);
        Tsne other = of(rows, 10, new TsneSettings(dims, 15, 200, 12, 0, 8));
        run(other, 200);
        assertThat(other.positions()).isNotEqualTo(pictures[0]);
    }

    @Test
    void divergenceFallsAndSpaceLeavesLessOfItThanThePlane() {
        float[] rows = mixture(500, 12);
        double[] left = new double[2];
        for (int dims = 2; dims <= 3; dims++) {
            Tsne tsne = of(rows, 12, new TsneSettings(dims, 20, 500, 12, 0, 1));
            double start = tsne.divergence();
            run(tsne, 250);
            double half = tsne.divergence();
            run(tsne, 250);
            left[dims - 2] = tsne.divergence();
            assertThat(half).isLessThan(0.8 * start);
            assertThat(left[dims - 2]).isPositive().isLessThan(half + 1e-4);
            assertThat(tsne.done()).isEqualTo(500).isEqualTo(tsne.planned());
        }
        assertThat(left[1]).isLessThan(left[0]);
    }

    @Test
    void fewPointsEqualPointsAndDuplicatesStayFinite() {
        for (int n : new int[] {0, 1, 2, 3, 4, 10}) {
            assertFinite(of(mixture(n, 4), 4, small(n)), n);
            assertFinite(of(new float[n * 4], 4, small(n)), n);
        }
        assertFinite(of(new float[900 * 4], 4, new TsneSettings(2, 30, 100, 12, 0, 0)), 900);
        float[] twice = mixture(400, 4);
        System.arraycopy(twice, 0, twice, 800, 800);
        assertFinite(of(twice, 4, new TsneSettings(3, 30, 100, 12, 0, 0)), 400);
        assertFinite(of(mixture(50, 1), 1, new TsneSettings(3, 5, 100, 12, 0, 0)), 50);
    }

    @Test
    void perplexityTooLargeForTheDataNamesTheLargest() {
        assertThatThrownBy(() -> of(mixture(50, 4), 4, TsneSettings.DEFAULT))
                .isInstanceOfSatisfying(
                        IntakeException.class,
                        e -> {
                            assertThat(e.problem().id()).isEqualTo("projection.perplexity");
                            assertThat(e.problem().arguments())
                                    .containsEntry("largest", "16.33")
                                    .containsEntry("value", "30.0")
                                    .containsEntry("points", "50");
                        });
        assertThat(of(mixture(50, 4), 4, new TsneSettings(2, 16.33, 10, 12, 0, 0)).size())
                .isEqualTo(50);
    }

    @Test
    void stopsWhenCancelled() {
        Tsne tsne = of(mixture(200, 4), 4, TsneSettings.DEFAULT);
        tsne.step(Cancellation.NONE);
        assertThatThrownBy(() -> tsne.step(() -> true)).isInstanceOf(CancellationException.class);
        assertThat(tsne.done()).isEqualTo(1);
    }

    private static TsneSettings small(int n) {
        return new TsneSettings(2, n > 2 ? Tsne.largestPerplexity(n) : 30, 60, 12, 0, 0);
    }

    private static void assertFinite(Tsne tsne, int n) {
        run(tsne, 60);
        float[] positions = tsne.positions();
        assertThat(positions).hasSize(n * tsne.dims());
        for (float position : positions) {
            assertThat(position).isFinite();
        }
        assertThat(tsne.divergence()).isFinite();
    }

    private static Tsne of(float[] rows, int width, TsneSettings settings) {
        int n = rows.length / width;
        return Tsne.of(rows, width, neighbours(rows, width, settings.neighbours(n)), settings);
    }

    private static Neighbours neighbours(float[] rows, int width, int k) {
        return NearestNeighbours.of(rows, width, k, Metric.EUCLIDEAN, Cancellation.NONE);
    }

    private static void run(Tsne tsne, int steps) {
        for (int step = 0; step < steps; step++) {
            tsne.step(Cancellation.NONE);
        }
    }

    /** Eight clouds. */
    private static float[] mixture(int n, int width) {
        Random random = new Random(5);
        float[] rows = new float[n * width];
        for (int i = 0; i < rows.length; i++) {
            int cloud = i / width % 8;
            rows[i] = (float) (random.nextGaussian() + 4 * Math.sin(cloud * 5.3 + i % width));
        }
        return rows;
    }

    /** Equation 5 of van der Maaten and Hinton, pair by pair. */
    private static double[] plainGradient(
            double[] places, int dims, Affinities affinities, double exaggeration) {
        int n = places.length / dims;
        double[][] p = new double[n][n];
        double[][] q = new double[n][n];
        double whole = 0;
        for (int i = 0; i < n; i++) {
            for (int at = affinities.starts()[i]; at < affinities.starts()[i + 1]; at++) {
                p[i][affinities.ids()[at]] = affinities.values()[at];
            }
            for (int j = 0; j < n; j++) {
                double square = 0;
                for (int d = 0; d < dims; d++) {
                    square += Math.pow(places[i * dims + d] - places[j * dims + d], 2);
                }
                q[i][j] = i == j ? 0 : 1 / (1 + square);
                whole += q[i][j];
            }
        }
        double[] gradient = new double[places.length];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double weight = 4 * (exaggeration * p[i][j] - q[i][j] / whole) * q[i][j];
                for (int d = 0; d < dims; d++) {
                    gradient[i * dims + d] +=
                            weight * (places[i * dims + d] - places[j * dims + d]);
                }
            }
        }
        return gradient;
    }

    private static double length(double[] vector) {
        return distance(vector, new double[vector.length]);
    }

    private static double distance(double[] a, double[] b) {
        double squares = 0;
        for (int i = 0; i < a.length; i++) {
            squares += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(squares);
    }

    private static JsonNode reference() throws IOException {
        try (InputStream in = TsneTest.class.getResourceAsStream("/projection/tsne.json")) {
            return new ObjectMapper().readTree(Objects.requireNonNull(in));
        }
    }
}
