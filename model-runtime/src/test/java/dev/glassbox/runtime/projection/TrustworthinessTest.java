package dev.glassbox.runtime.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.runtime.tensor.CounterRandom;
import dev.glassbox.runtime.trace.Cancellation;
import org.junit.jupiter.api.Test;

class TrustworthinessTest {
    private static final Cancellation NEVER = () -> false;
    private static final int N = ReferenceFigures.N;
    private static final int WIDTH = ReferenceFigures.WIDTH;

    @Test
    void isThatOfScikitLearn() {
        JsonNode trust = ReferenceFigures.read().get("trust");
        float[] rows = ReferenceFigures.rows();
        float[] plane = PrincipalComponents.of(rows, WIDTH, 2, NEVER).project(rows, 0, 1);
        float[] jumbled = new float[2 * N];
        for (int i = 0; i < N; i++) {
            jumbled[2 * i] = plane[2 * (i * 7 % N)];
            jumbled[2 * i + 1] = plane[2 * (i * 7 % N) + 1];
        }
        assertThat(Trustworthiness.of(rows, WIDTH, plane, 2, 5, NEVER))
                .isCloseTo(trust.get("plane k=5").doubleValue(), within(1e-12));
        assertThat(Trustworthiness.of(rows, WIDTH, plane, 2, 12, NEVER))
                .isCloseTo(trust.get("plane k=12").doubleValue(), within(1e-12));
        assertThat(Trustworthiness.of(rows, WIDTH, jumbled, 2, 12, NEVER))
                .isCloseTo(trust.get("jumbled k=12").doubleValue(), within(1e-12));
    }

    @Test
    void isOneWhereNothingIsLeftOut() {
        float[] rows = ReferenceFigures.rows();
        assertThat(Trustworthiness.of(rows, WIDTH, rows, WIDTH, 12, NEVER)).isEqualTo(1);
    }

    @Test
    void ofFewPointsNothingCanBeSaid() {
        for (int n = 0; n < 3; n++) {
            assertThat(Trustworthiness.of(new float[n], 1, new float[n], 1, 12, NEVER)).isOne();
        }
        float[] four = {0, 1, 2, 3};
        assertThat(Trustworthiness.of(four, 1, four, 1, 12, NEVER)).isOne();
    }

    @Test
    void manyPointsAreEstimatedFromSomeOfThem() {
        int n = 3_000;
        CounterRandom random = CounterRandom.of(2);
        float[] rows = new float[3 * n];
        float[] drawn = new float[2 * n];
        for (int i = 0; i < n; i++) {
            for (int d = 0; d < 3; d++) {
                rows[3 * i + d] = (float) random.at(i).at(d).gaussian();
            }
            drawn[2 * i] = rows[3 * i];
            drawn[2 * i + 1] = rows[3 * i + 1];
        }
        assertThat(Trustworthiness.asked(n)).isEqualTo(Trustworthiness.MOST_ASKED);
        float[] some = java.util.Arrays.copyOf(rows, 3 * 2_000);
        float[] someDrawn = java.util.Arrays.copyOf(drawn, 2 * 2_000);
        assertThat(Trustworthiness.of(rows, 3, drawn, 2, 12, NEVER))
                .isCloseTo(Trustworthiness.of(some, 3, someDrawn, 2, 12, NEVER), within(0.02));
    }
}
