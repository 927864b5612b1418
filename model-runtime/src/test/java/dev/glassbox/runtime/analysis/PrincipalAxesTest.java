package dev.glassbox.runtime.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glassbox.runtime.tensor.Tensor;
import org.junit.jupiter.api.Test;

class PrincipalAxesTest {
    private static Tensor rows(float[]... rows) {
        float[] all = new float[rows.length * rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, all, i * rows[0].length, rows[0].length);
        }
        return Tensor.wrap(all, new int[] {rows.length, rows[0].length}, "row", "d_model");
    }

    /** Spread 4 along (0.6, 0.8, 0), 1 along (0, 0, 1), none along the third. */
    private static Tensor cross(float turn) {
        return rows(
                new float[] {1 + 2.4f * turn, 2 + 3.2f * turn, 3},
                new float[] {1 - 2.4f * turn, 2 - 3.2f * turn, 3},
                new float[] {1, 2, 3 + 2 * turn},
                new float[] {1, 2, 3 - 2 * turn});
    }

    @Test
    void theAxesOfACrossAreItsArms() {
        PrincipalAxes axes = PrincipalAxes.of(cross(1));
        assertThat(axes.mean()).containsExactly(new double[] {1, 2, 3}, within(1e-6));
        assertThat(axes.first()).containsExactly(new double[] {0.6, 0.8, 0}, within(1e-6));
        assertThat(axes.second()).containsExactly(new double[] {0, 0, 1}, within(1e-6));
        assertThat(axes.firstShare()).isCloseTo(0.8, within(1e-6));
        assertThat(axes.secondShare()).isCloseTo(0.2, within(1e-6));
    }

    @Test
    void placesAreDistancesFromTheMiddle() {
        double[][] places = PrincipalAxes.of(cross(1)).project(cross(1));
        assertThat(places[0]).containsExactly(new double[] {4, 0}, within(1e-5));
        assertThat(places[3]).containsExactly(new double[] {0, -2}, within(1e-5));
    }

    @Test
    void laterAxesPointTheWayTheEarlierOnesDid() {
        PrincipalAxes before =
                new PrincipalAxes(
                        new double[3],
                        new double[] {0, 0, -1},
                        new double[] {-0.6, -0.8, 0},
                        0.5,
                        0.5);
        PrincipalAxes now = PrincipalAxes.of(cross(1)).like(before);
        assertThat(now.first()).containsExactly(new double[] {0, 0, -1}, within(1e-6));
        assertThat(now.second()).containsExactly(new double[] {-0.6, -0.8, 0}, within(1e-6));
        assertThat(now.firstShare()).isCloseTo(0.2, within(1e-6));
        assertThat(now.project(cross(1))[0]).containsExactly(new double[] {0, -4}, within(1e-5));
    }

    @Test
    void whatDoesNotSpreadHasNoShare() {
        PrincipalAxes axes = PrincipalAxes.of(rows(new float[] {1, 1}, new float[] {1, 1}));
        assertThat(axes.firstShare()).isZero();
        assertThat(axes.secondShare()).isZero();
        assertThat(axes.project(rows(new float[] {1, 1}))[0])
                .containsExactly(new double[] {0, 0}, within(1e-12));
    }
}
