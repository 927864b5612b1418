package dev.glassbox.runtime.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.runtime.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WeightDigestTest {
    private static Tensor of(float... values) {
        return Tensor.wrap(values, new int[] {values.length}, "n");
    }

    @Test
    void isAnotherWhereOneBitIs() {
        String whole = WeightDigest.of(Map.of("a", of(1, 2)));
        assertThat(whole).matches("[0-9a-f]{64}");
        assertThat(WeightDigest.of(Map.of("a", of(1, Math.nextUp(2f))))).isNotEqualTo(whole);
        assertThat(WeightDigest.of(Map.of("b", of(1, 2)))).isNotEqualTo(whole);
    }

    @Test
    void doesNotDependOnTheOrder() {
        Map<String, Tensor> one = new LinkedHashMap<>();
        one.put("a", of(1));
        one.put("b", of(2));
        Map<String, Tensor> other = new LinkedHashMap<>();
        other.put("b", of(2));
        other.put("a", of(1));
        assertThat(WeightDigest.of(one)).isEqualTo(WeightDigest.of(other));
    }
}
