package dev.glassbox.runtime.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.runtime.tensor.CounterRandom;
import dev.glassbox.runtime.trace.Cancellation;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PrincipalComponentsTest {
    private static final Cancellation NEVER = () -> false;

    /** Spread most along the first axes, turned by mixing neighbours, far from the origin. */
    private static float[] cloud(int n, int width) {
        CounterRandom random = CounterRandom.of(5);
        float[] rows = new float[n * width];
        for (int i = 0; i < n; i++) {
            double before = 0;
            for (int d = 0; d < width; d++) {
                double own = random.at(i).at(d).gaussian() * 8 / (1 + d);
                rows[i * width + d] = (float) (10 + own + 0.4 * before);
                before = own;
            }
        }
        return rows;
    }

    /**
     * The whole decomposition, checked by what defines it: unit vectors at right angles for which C
     * v = share x trace x v, with C computed here in plain doubles.
     */
    private static void check(PrincipalComponents found, float[] rows, int width) {
        int n = rows.length / width;
        double[] mean = new double[width];
        for (int i = 0; i < rows.length; i++) {
            mean[i % width] += rows[i] / (double) n;
        }
        double trace = 0;
        for (int i = 0; i < rows.length; i++) {
            double centred = rows[i] - mean[i % width];
            trace += centred * centred / (n - 1);
        }
        double[][] components = found.components();
        for (int c = 0; c < components.length; c++) {
            double[] image = new double[width];
            for (int i = 0; i < n; i++) {
                double along = 0;
                for (int d = 0; d < width; d++) {
                    along += (rows[i * width + d] - mean[d]) * components[c][d];
                }
                for (int d = 0; d < width; d++) {
                    image[d] += along * (rows[i * width + d] - mean[d]) / (n - 1);
                }
            }
            for (int d = 0; d < width; d++) {
                assertThat(image[d] / trace)
                        .isCloseTo(found.shares()[c] * components[c][d], within(1e-7));
            }
            for (int b = 0; b <= c; b++) {
                double dot = 0;
                for (int d = 0; d < width; d++) {
                    dot += components[b][d] * components[c][d];
                }
                assertThat(dot).isCloseTo(b == c ? 1 : 0, within(1e-9));
            }
        }
        for (int c = 1; c < components.length; c++) {
            assertThat(found.shares()[c]).isLessThanOrEqualTo(found.shares()[c - 1]);
        }
    }

    @Test
    void areThoseOfTheSingularValueDecomposition() {
        JsonNode reference = ReferenceFigures.read();
        float[] rows = ReferenceFigures.rows();
        PrincipalComponents found = PrincipalComponents.of(rows, ReferenceFigures.WIDTH, 3, NEVER);
        float[] places = found.project(rows, 0, 1, 2);
        for (int c = 0; c < 3; c++) {
            assertThat(found.shares()[c])
                    .isCloseTo(reference.get("shares").get(c).doubleValue(), within(1e-5));
            JsonNode component = reference.get("components").get(c);
            double sign = Math.signum(component.get(0).doubleValue() * found.components()[c][0]);
            for (int d = 0; d < ReferenceFigures.WIDTH; d++) {
                assertThat(found.components()[c][d])
                        .isCloseTo(sign * component.get(d).doubleValue(), within(1e-5));
            }
            for (int i = 0; i < ReferenceFigures.N; i++) {
                assertThat((double) Math.abs(places[3 * i + c]))
                        .isCloseTo(
                                reference.get("places").get(i).get(c).doubleValue(), within(1e-5));
            }
        }
    }

    @Test
    void areTheEigenvectorsOfTheCovariance() {
        float[] rows = cloud(500, 24);
        check(PrincipalComponents.of(rows, 24, 10, NEVER), rows, 24);
    }

    @Test
    void allOfThemTogetherHoldTheWholeVariance() {
        PrincipalComponents all = PrincipalComponents.of(cloud(200, 12), 12, 50, NEVER);
        assertThat(all.components()).hasDimensions(12, 12);
        assertThat(Arrays.stream(all.shares()).sum()).isCloseTo(1, within(1e-12));
    }

    @Test
    void ofVeryWideVectorsTheyAreFoundInASubspace() {
        int width = PrincipalComponents.WIDEST_EXACT + 6;
        float[] rows = cloud(60, width);
        check(PrincipalComponents.of(rows, width, 5, NEVER), rows, width);
    }

    @Test
    void moreNumbersThanVectorsLeaveDirectionsWithoutSpread() {
        float[] rows = cloud(4, 30);
        PrincipalComponents found = PrincipalComponents.of(rows, 30, 6, NEVER);
        check(found, rows, 30);
        assertThat(found.shares()[3]).isCloseTo(0, within(1e-9));
    }

    @Test
    void placesAreDistancesFromTheMean() {
        float[] rows = {0, 0, 2, 0, 4, 0};
        PrincipalComponents found = PrincipalComponents.of(rows, 2, 2, NEVER);
        assertThat(found.shares()).containsExactly(1, 0);
        assertThat(found.project(rows, 0)).containsExactly(-2f, 0f, 2f);
        assertThat(found.project(rows, 0, 1)).containsExactly(-2f, 0f, 0f, 0f, 2f, 0f);
    }

    @Test
    void pointsThatAreAllEqualSpreadNowhere() {
        float[] rows = new float[5 * 3];
        Arrays.fill(rows, 7);
        PrincipalComponents found = PrincipalComponents.of(rows, 3, 2, NEVER);
        assertThat(found.shares()).containsExactly(0, 0);
        assertThat(found.project(rows, 0, 1)).containsOnly(0f);
        assertThat(PrincipalComponents.of(new float[] {1, 2}, 2, 2, NEVER).shares())
                .containsExactly(0, 0);
    }
}
