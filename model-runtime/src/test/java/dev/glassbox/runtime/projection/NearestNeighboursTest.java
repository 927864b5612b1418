package dev.glassbox.runtime.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.glassbox.runtime.tensor.CounterRandom;
import dev.glassbox.runtime.trace.Cancellation;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NearestNeighboursTest {
    private static final Cancellation NEVER = () -> false;

    private static float[] points(int n, int width, double offset) {
        CounterRandom random = CounterRandom.of(3);
        float[] rows = new float[n * width];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (float) (offset + random.at(i).gaussian());
        }
        return rows;
    }

    /** In plain doubles, by sorting all. */
    private static int[] reference(float[] rows, int width, int i, int k, Metric metric) {
        int n = rows.length / width;
        double[] distances = new double[n];
        for (int j = 0; j < n; j++) {
            double squares = 0;
            double dot = 0;
            double own = 0;
            double other = 0;
            for (int d = 0; d < width; d++) {
                double x = rows[i * width + d];
                double y = rows[j * width + d];
                squares += (x - y) * (x - y);
                dot += x * y;
                own += x * x;
                other += y * y;
            }
            distances[j] =
                    metric == Metric.EUCLIDEAN
                            ? Math.sqrt(squares)
                            : 1 - dot / Math.sqrt(own) / Math.sqrt(other);
        }
        return IntStream.range(0, n)
                .filter(j -> j != i)
                .boxed()
                .sorted(Comparator.comparingDouble(j -> distances[j]))
                .limit(k)
                .mapToInt(j -> j)
                .toArray();
    }

    @ParameterizedTest
    @EnumSource(Metric.class)
    void areThoseOfSortingAllDistancesInDoubles(Metric metric) {
        // Widths beside and at multiples of four, several blocks, far from the origin too.
        for (int width : List.of(1, 3, 7, 64)) {
            float[] rows = points(1_300, width, width == 7 ? 50 : 0);
            int k = metric == Metric.COSINE && width == 1 ? 0 : 9; // on a line all angles are equal
            Neighbours found = NearestNeighbours.of(rows, width, k, metric, NEVER);
            for (int i = 0; i < 1_300 && k > 0; i += 13) {
                int[] row = Arrays.copyOfRange(found.ids(), i * k, (i + 1) * k);
                assertThat(row).as("point " + i).isEqualTo(reference(rows, width, i, k, metric));
            }
        }
    }

    @Test
    void distancesAreTakenInTheOriginalSpace() {
        float[] rows = {0, 0, 3, 4, 6, 8};
        Neighbours found = NearestNeighbours.of(rows, 2, 2, Metric.EUCLIDEAN, NEVER);
        assertThat(found.ids()).containsExactly(1, 2, 0, 2, 1, 0);
        assertThat(found.distances()).containsExactly(5f, 10f, 5f, 5f, 5f, 10f);
    }

    @Test
    void equalPointsComeInTheirOrder() {
        Neighbours found = NearestNeighbours.of(new float[2 * 6], 2, 3, Metric.EUCLIDEAN, NEVER);
        assertThat(Arrays.copyOf(found.ids(), 6)).containsExactly(1, 2, 3, 0, 2, 3);
    }

    @Test
    void fewPointsHaveFewNeighbours() {
        assertThat(NearestNeighbours.of(new float[0], 3, 5, Metric.COSINE, NEVER).size()).isZero();
        assertThat(NearestNeighbours.of(new float[3], 3, 5, Metric.COSINE, NEVER).k()).isZero();
        assertThat(NearestNeighbours.of(new float[6], 3, 5, Metric.COSINE, NEVER).ids())
                .containsExactly(1, 0);
    }

    @Test
    void aVectorOfItsOwnIsComparedWithAll() {
        float[] rows = {0, 0, 3, 4, 6, 8};
        Neighbours found =
                NearestNeighbours.ofOne(rows, 2, new float[] {6, 8}, 2, Metric.EUCLIDEAN);
        assertThat(found.ids()).containsExactly(2, 1);
        assertThat(found.distances()).containsExactly(0f, 5f);
        assertThat(NearestNeighbours.distance(rows, 0, rows, 2, 2, Metric.COSINE))
                .isCloseTo(1, within(0.0));
    }

    @Test
    void stopsWhenNobodyWaits() {
        float[] rows = points(2_000, 8, 0);
        assertThatThrownBy(() -> NearestNeighbours.of(rows, 8, 5, Metric.EUCLIDEAN, () -> true))
                .isInstanceOf(CancellationException.class);
    }
}
