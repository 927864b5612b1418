package dev.glassbox.runtime.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DistributionShiftTest {
    /** Powers of two as probabilities, so that every figure can be worked out by hand. */
    private static final float[] BEFORE = logs(0.5, 0.25, 0.125, 0.125);

    private static final float[] AFTER = logs(0.25, 0.5, 0.125, 0.125);

    private static float[] logs(double... probabilities) {
        float[] logits = new float[probabilities.length];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) (Math.log(probabilities[i]) + 3); // a shift changes nothing
        }
        return logits;
    }

    @Test
    void figuresWorkedOutByHandComeOut() {
        DistributionShift shift = new DistributionShift(BEFORE, AFTER);
        assertThat(shift.before(0)).isCloseTo(0.5, within(1e-6));
        assertThat(shift.after(1)).isCloseTo(0.5, within(1e-6));
        assertThat(shift.totalVariation()).isCloseTo(0.25, within(1e-6));
        // 0.5 ln 2 - 0.25 ln 2
        assertThat(shift.divergence()).isCloseTo(0.25 * Math.log(2), within(1e-6));
        assertThat(shift.divergenceBack()).isCloseTo(0.25 * Math.log(2), within(1e-6));
        assertThat(shift.bestBefore()).isZero();
        assertThat(shift.bestAfter()).isEqualTo(1);
        assertThat(shift.foremost(2)).containsExactly(0, 1);
    }

    @Test
    void theDivergenceIsCrossEntropyLessEntropy() {
        Random random = new Random(5);
        float[] one = new float[50];
        float[] other = new float[50];
        for (int i = 0; i < one.length; i++) {
            one[i] = (float) random.nextGaussian() * 4;
            other[i] = (float) random.nextGaussian() * 4;
        }
        double sumOne = 0;
        double sumOther = 0;
        for (int i = 0; i < one.length; i++) {
            sumOne += Math.exp(one[i]);
            sumOther += Math.exp(other[i]);
        }
        double entropy = 0;
        double cross = 0;
        double moved = 0;
        for (int i = 0; i < one.length; i++) {
            double p = Math.exp(one[i]) / sumOne;
            double q = Math.exp(other[i]) / sumOther;
            entropy -= p * Math.log(p);
            cross -= p * Math.log(q);
            moved += Math.max(0, p - q);
        }
        DistributionShift shift = new DistributionShift(one, other);
        assertThat(shift.divergence()).isCloseTo(cross - entropy, within(1e-9));
        assertThat(shift.totalVariation()).isCloseTo(moved, within(1e-12));
    }

    @Test
    void nothingChangedIsExactlyNothing() {
        DistributionShift same = new DistributionShift(BEFORE, BEFORE);
        assertThat(same.divergence()).isZero();
        assertThat(same.totalVariation()).isZero();
    }

    @Test
    void whatIsNoNumberStaysNone() {
        float[] broken = AFTER.clone();
        broken[2] = Float.NaN;
        DistributionShift shift = new DistributionShift(BEFORE, broken);
        assertThat(shift.divergence()).isNaN();
        assertThat(shift.after(0)).isNaN();
        assertThat(shift.foremost(4)).hasSize(4);
        assertThatThrownBy(() -> new DistributionShift(BEFORE, new float[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4 and 3");
    }
}
