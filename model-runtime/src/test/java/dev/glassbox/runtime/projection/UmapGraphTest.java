package dev.glassbox.runtime.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glassbox.runtime.tensor.CounterRandom;
import dev.glassbox.runtime.trace.Cancellation;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** UMAP's curve, graph and start, against numpy and scipy ({@code umap_reference.py}). */
class UmapGraphTest {
    private static final int OTHERS = 14; // of a neighbourhood of 15
    private static JsonNode reference;
    private static Neighbours near;
    private static FuzzyGraph graph;

    @BeforeAll
    static void readDigits() throws IOException {
        try (InputStream in = UmapGraphTest.class.getResourceAsStream("/projection/umap.json")) {
            reference = new ObjectMapper().readTree(Objects.requireNonNull(in));
        }
        near =
                NearestNeighbours.of(
                        Digits.rows(), Digits.WIDTH, OTHERS, Metric.EUCLIDEAN, Cancellation.NONE);
        graph = FuzzyGraph.of(near.size(), near, OTHERS, Cancellation.NONE);
    }

    @Test
    void theCurveIsThePublishedOne() {
        UmapCurve usual = UmapCurve.fit(0.1, 1);
        assertThat(usual.a()).isCloseTo(1.577, within(5e-4));
        assertThat(usual.b()).isCloseTo(0.895, within(5e-4));
    }

    @Test
    void theCurveIsScipysForManyDistances() {
        assertThat(reference.get("curves")).hasSizeGreaterThan(8);
        for (JsonNode one : reference.get("curves")) {
            UmapCurve curve = UmapCurve.fit(one.get(0).doubleValue(), one.get(1).doubleValue());
            assertThat(curve.a()).isCloseTo(one.get(2).doubleValue(), within(1e-6));
            assertThat(curve.b()).isCloseTo(one.get(3).doubleValue(), within(1e-6));
        }
    }

    @Test
    void strengthsAreNumpysAndAddUpToTheLogarithmOfTheNeighbourhood() {
        float[] strengths = FuzzyGraph.strengths(near.size(), near, OTHERS, Cancellation.NONE);
        double[] wanted = doubles(reference.get("strengths"));
        assertThat(wanted).hasSize(100 * OTHERS);
        for (int i = 0; i < wanted.length; i++) {
            assertThat((double) strengths[i]).isCloseTo(wanted[i], within(1e-5));
        }
        for (int point = 0; point < near.size(); point++) {
            double sum = 0;
            for (int j = 0; j < OTHERS; j++) {
                sum += strengths[point * OTHERS + j];
            }
            assertThat(sum).isCloseTo(Math.log(OTHERS + 1) / Math.log(2), within(2e-5));
        }
    }

    @Test
    void whatTwoPointsSayIsUnitedAndTheSameFromBothSides() {
        double[] wanted = doubles(reference.get("union"));
        assertThat(graph.ends).hasSize(reference.get("edges").intValue());
        for (int point = 0; point < graph.size(); point++) {
            double sum = 0;
            for (int e = graph.starts[point]; e < graph.starts[point + 1]; e++) {
                int end = graph.ends[e];
                int back =
                        Arrays.binarySearch(
                                graph.ends, graph.starts[end], graph.starts[end + 1], point);
                assertThat(back).isNotNegative();
                assertThat(graph.weights[back]).isEqualTo(graph.weights[e]).isPositive();
                assertThat(end).isNotEqualTo(point);
                sum += graph.weights[e];
            }
            assertThat(sum).isCloseTo(wanted[point], within(1e-4));
        }
    }

    @Test
    void theStartIsInTheSpaceOfNumpysSmallestEigenvectors() {
        for (int count = 2; count <= 3; count++) {
            double[] found =
                    LaplacianVectors.of(graph, count, CounterRandom.of(1), Cancellation.NONE)
                            .orElseThrow();
            for (int j = 0; j < count; j++) {
                double[] wanted = doubles(reference.get("vectors").get(j));
                double alike = 0;
                for (int i = 0; i < wanted.length; i++) {
                    alike += found[i * count + j] * wanted[i];
                }
                assertThat(Math.abs(alike)).isCloseTo(1, within(1e-5)); // 0.3 degrees
            }
        }
    }

    @Test
    void equalEigenvaluesAreFoundTogether() {
        // a ring's smallest come in pairs: sine and cosine
        int n = 400;
        int[] starts = IntStream.rangeClosed(0, n).map(i -> 2 * i).toArray();
        int[] ends = new int[2 * n];
        float[] weights = new float[2 * n];
        Arrays.fill(weights, 1);
        for (int i = 0; i < n; i++) {
            ends[2 * i] = Math.min((i + 1) % n, (i + n - 1) % n);
            ends[2 * i + 1] = Math.max((i + 1) % n, (i + n - 1) % n);
        }
        double[] found =
                LaplacianVectors.of(
                                new FuzzyGraph(starts, ends, weights),
                                2,
                                CounterRandom.of(3),
                                Cancellation.NONE)
                        .orElseThrow();
        for (int i = 0; i < n; i++) {
            double radius = Math.hypot(found[2 * i], found[2 * i + 1]);
            assertThat(radius).isCloseTo(Math.sqrt(2.0 / n), within(0.02 * Math.sqrt(2.0 / n)));
        }
    }

    @Test
    void aSmallGraphIsTakenApartWhole() {
        // a path of three: values 1, 0, -1 of S; the middle vector is (1, 0, -1) / sqrt 2
        FuzzyGraph path =
                new FuzzyGraph(
                        new int[] {0, 1, 3, 4}, new int[] {1, 0, 2, 1}, new float[] {1, 1, 1, 1});
        double[] found =
                LaplacianVectors.of(path, 1, CounterRandom.of(1), Cancellation.NONE).orElseThrow();
        assertThat(Math.abs(found[0])).isCloseTo(Math.sqrt(1 / 2.0), within(1e-12));
        assertThat(found[1]).isCloseTo(0, within(1e-12));
        assertThat(found[2]).isCloseTo(-found[0], within(1e-12));
    }

    @Test
    void partsThatDoNotHangTogetherAreToldApart() {
        FuzzyGraph two =
                new FuzzyGraph(
                        new int[] {0, 1, 2, 3, 4},
                        new int[] {2, 3, 0, 1},
                        new float[] {1, 1, 1, 1});
        assertThat(two.components()).isDeepEqualTo(new int[][] {{0, 2}, {1, 3}});
        FuzzyGraph second = two.among(new int[] {1, 3}, new int[] {0, 0, 1, 1});
        assertThat(second.starts).containsExactly(0, 1, 2);
        assertThat(second.ends).containsExactly(1, 0);
    }

    private static double[] doubles(JsonNode array) {
        return IntStream.range(0, array.size())
                .mapToDouble(i -> array.get(i).doubleValue())
                .toArray();
    }
}
