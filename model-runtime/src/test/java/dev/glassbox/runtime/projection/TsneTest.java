package dev.glassbox.runtime.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.tensor.CounterRandom;
import dev.glassbox.runtime.trace.Cancellation;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class TsneTest {
    private static final Cancellation NEVER = () -> false;

    /**
     * Of the same digits by TSNE(init='pca', random_state=0).fit_transform of scikit-learn 1.9.1
     * with trustworthiness(n_neighbors=12); see tsne_reference.py.
     */
    private static final double SCIKIT_LEARN = 0.9917;

    private static float[] cloud(int n, int width) {
        CounterRandom random = CounterRandom.of(11);
        float[] rows = new float[n * width];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (float) (random.at(i).gaussian() + (i / width) % 3 * 2);
        }
        return rows;
    }

    private static Tsne of(float[] rows, int width, TsneSettings settings) {
        Neighbours near =
                NearestNeighbours.of(rows, width, settings.neighbours(), Metric.EUCLIDEAN, NEVER);
        return Tsne.of(rows, width, near, settings, NEVER);
    }

    private static TsneSettings settings(int dims, double perplexity, int iterations) {
        return new TsneSettings(dims, perplexity, iterations, 12, 0, 7);
    }

    /** With few points no group stands for its points at this angle but the nearest ones. */
    @Test
    void theGradientIsThatOfTheDivergence() {
        for (int dims = 2; dims <= 3; dims++) {
            float[] rows = cloud(60, 5);
            Tsne tsne = of(rows, 5, settings(dims, 8, 300));
            for (int step = 0; step < 300; step++) {
                tsne.step(NEVER);
            }
            double[] exact = exactGradient(rows, 5, tsne, 8);
            double[] found = tsne.gradient();
            double largest = Arrays.stream(exact).map(Math::abs).max().orElseThrow();
            for (int i = 0; i < exact.length; i++) {
                // theta = 0.5 leaves out what lies within a few per cent of the largest force
                assertThat(found[i]).isCloseTo(exact[i], within(0.05 * largest + 2e-3));
            }
        }
    }

    /** 4 sum_j (p_ij - q_ij) (1 + d^2)^-1 (y_i - y_j) over all pairs, p from plain doubles. */
    private static double[] exactGradient(float[] rows, int width, Tsne tsne, double perplexity) {
        int n = tsne.size();
        int dims = tsne.dims();
        double[][] p = joint(rows, width, n, perplexity);
        float[] y = tsne.positions();
        double total = 0;
        double[][] weights = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double square = 0;
                for (int d = 0; d < dims; d++) {
                    double difference = (double) y[i * dims + d] - y[j * dims + d];
                    square += difference * difference;
                }
                weights[i][j] = i == j ? 0 : 1 / (1 + square);
                total += weights[i][j];
            }
        }
        double[] gradient = new double[n * dims];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double by = 4 * (p[i][j] - weights[i][j] / total) * weights[i][j];
                for (int d = 0; d < dims; d++) {
                    gradient[i * dims + d] += by * ((double) y[i * dims + d] - y[j * dims + d]);
                }
            }
        }
        return gradient;
    }

    /** By bisection over the 3 x perplexity nearest, written again from the paper. */
    private static double[][] joint(float[] rows, int width, int n, double perplexity) {
        int k = (int) Math.ceil(3 * perplexity);
        double[][] conditional = new double[n][n];
        for (int i = 0; i < n; i++) {
            double[] squares = new double[n];
            for (int j = 0; j < n; j++) {
                for (int d = 0; d < width; d++) {
                    double difference = (double) rows[i * width + d] - rows[j * width + d];
                    squares[j] += difference * difference;
                }
            }
            squares[i] = Double.POSITIVE_INFINITY;
            double border = Arrays.stream(squares).sorted().toArray()[k - 1];
            double low = 0;
            double high = 1e6;
            for (int round = 0; round < 200; round++) {
                double beta = (low + high) / 2;
                double sum = 0;
                double entropy = 0;
                for (int j = 0; j < n; j++) {
                    conditional[i][j] =
                            squares[j] <= border ? Math.exp(-beta * squares[j]) : 0;
                    sum += conditional[i][j];
                }
                for (int j = 0; j < n; j++) {
                    conditional[i][j] = sum > 0 ? conditional[i][j] / sum : 0;
                    if (conditional[i][j] > 0) {
                        entropy -= conditional[i][j] * Math.log(conditional[i][j]);
                    }
                }
                if (sum > 0 && entropy > Math.log(perplexity)) {
                    low = beta;
                } else {
                    high = beta;
                }
            }
        }
        double[][] joint = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                joint[i][j] = (conditional[i][j] + conditional[j][i]) / (2 * n);
            }
        }
        return joint;
    }

    @Test
    void jointProbabilitiesAreThoseOfThePaper() {
        float[] rows = cloud(80, 6);
        Neighbours near = NearestNeighbours.of(rows, 6, 30, Metric.EUCLIDEAN, NEVER);
        Affinities found = Affinities.of(80, near, 10);
        double[][] exact = joint(rows, 6, 80, 10);
        double sum = 0;
        for (int i = 0; i < 80; i++) {
            for (int e = found.starts[i]; e < found.starts[i + 1]; e++) {
                assertThat((double) found.values[e])
                        .isCloseTo(exact[i][found.ends[e]], within(1e-7));
                sum += found.values[e];
            }
        }
        assertThat(sum).isCloseTo(1, within(1e-5));
    }

    @Test
    void digitsAreDrawnAsTrulyAsByScikitLearn() {
        float[] digits = Digits.rows();
        Tsne tsne = of(digits, Digits.WIDTH, TsneSettings.USUAL);
        double before = tsne.divergence();
        for (int step = 0; step < tsne.planned(); step++) {
            tsne.step(NEVER);
        }
        double trust =
                Trustworthiness.of(digits, Digits.WIDTH, tsne.positions(), 2, 12, NEVER);
        assertThat(trust).isGreaterThan(SCIKIT_LEARN - 0.005);
        assertThat(tsne.divergence()).isLessThan(before / 2);
    }

    @Test
    void equalSeedsGiveEqualPicturesOnAnyNumberOfCores() throws Exception {
        float[] rows = cloud(400, 8);
        float[] one = drawn(rows, 1);
        assertThat(drawn(rows, 4)).isEqualTo(one);
    }

    private static float[] drawn(float[] rows, int cores) throws Exception {
        ForkJoinPool pool = new ForkJoinPool(cores);
        try {
            return pool.submit(
                            () -> {
                                Tsne tsne = of(rows, 8, settings(2, 20, 60));
                                for (int step = 0; step < 60; step++) {
                                    tsne.step(NEVER);
                                }
                                return tsne.positions();
                            })
                    .get();
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void fewEqualAndCollinearPointsHavePlaces() {
        for (int n = 0; n <= 4; n++) {
            check(new float[n * 3], 3);
            check(cloud(n, 3), 3);
        }
        check(new float[50 * 3], 3);
        float[] line = new float[40];
        for (int i = 0; i < line.length; i++) {
            line[i] = i / 2; // each twice
        }
        check(line, 1);
    }

    private static void check(float[] rows, int width) {
        int n = rows.length / width;
        TsneSettings few = settings(3, Math.max(1.5, Math.min(10, (n - 1) / 3.0)), 30);
        Tsne tsne = of(rows, width, few);
        for (int step = 0; step < 30; step++) {
            tsne.step(NEVER);
        }
        assertThat(tsne.positions()).hasSize(3 * n);
        for (float place : tsne.positions()) {
            assertThat(place).isFinite();
        }
    }

    @Test
    void aPerplexityBeyondThePointsIsSaidWithTheLargestThatFits() {
        assertThatThrownBy(() -> of(cloud(31, 4), 4, settings(2, 30, 10)))
                .isInstanceOfSatisfying(
                        IntakeException.class,
                        e -> {
                            assertThat(e.problem().id()).isEqualTo("projection.perplexity");
                            assertThat(e.problem().arguments().get("most").toString())
                                    .isEqualTo("10");
                        });
    }

    @Test
    void stopsWhenNobodyWaits() {
        Tsne tsne = of(cloud(60, 4), 4, settings(2, 5, 10));
        assertThatThrownBy(() -> tsne.step(() -> true)).isInstanceOf(CancellationException.class);
    }
}
