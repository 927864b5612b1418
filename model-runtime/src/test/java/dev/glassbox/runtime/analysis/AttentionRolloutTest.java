package dev.glassbox.runtime.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glassbox.runtime.ReferenceModels;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.Cancellation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AttentionRolloutTest {
    @Test
    void twoLayersByHand() {
        // one head looks back alone, the other at itself alone: on average half and half
        Tensor back = pattern(2, 1, 0, 1, 0, 1, 0, 0, 1);
        Tensor first = AttentionRollout.next(null, back, Cancellation.NONE);
        // 0.5 I + 0.5 (half back, half itself)
        assertThat(first.row(0)).containsExactly(1, 0);
        assertThat(first.row(1)).containsExactly(0.25f, 0.75f);
        Tensor second = AttentionRollout.next(first, back, Cancellation.NONE);
        // 0.25 (1, 0) + 0.75 (0.25, 0.75)
        assertThat(second.row(1)).containsExactly(0.4375f, 0.5625f);
    }

    @ParameterizedTest
    @MethodSource("dev.glassbox.runtime.ReferenceModels#names")
    void everyRowOfEveryLayerSumsToOne(String name) {
        try (LanguageModel model = ReferenceModels.open(name)) {
            AttentionRollout rollout =
                    AttentionRollout.of(model, new int[] {3, 1, 4, 1, 5, 9}, Cancellation.NONE);
            assertThat(rollout.layers()).hasSize(model.config().nLayers());
            double stays = 1; // half of what a token holds stays where it is, layer by layer
            for (Tensor layer : rollout.layers()) {
                stays /= 2;
                for (int query = 0; query < 6; query++) {
                    double sum = 0;
                    for (float weight : layer.row(query)) {
                        sum += weight;
                    }
                    assertThat(sum).isCloseTo(1, within(1e-5));
                    assertThat((double) layer.at(query, query)).isGreaterThan(stays);
                }
            }
        }
    }

    private static Tensor pattern(int length, float... values) {
        int heads = values.length / (length * length);
        return Tensor.wrap(
                values,
                new int[] {1, heads, length, length},
                "batch",
                "head",
                "query_pos",
                "key_pos");
    }
}
