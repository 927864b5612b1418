package dev.glassbox.runtime.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.glassbox.runtime.TestModels;
import dev.glassbox.runtime.djl.EngineThread;
import dev.glassbox.runtime.djl.NativeLedger;
import dev.glassbox.runtime.model.ModelCatalog;
import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.nn.gpt2.RandomGpt2;
import dev.glassbox.runtime.trace.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** The bench itself, at a size that a test can wait for: the numbers mean nothing here. */
class BenchTest {
    private static final Scale TINY =
            new Scale(RandomGpt2.shape(2, 2, 32, 50, 32), List.of(4, 16), List.of(16), 4, 16, 4);

    @Test
    void everyNumberIsThereWithItsLimitAndNothingStaysBehind() {
        try (var observer = EngineThread.enter().newManager()) {
            int before = NativeLedger.arrays(observer);
            List<Double> progress = new ArrayList<>();
            BenchReport report =
                    bench().run((fraction, now) -> progress.add(fraction), Cancellation.NONE);
            Map<String, Object> json = report.json();

            assertThat(number(json, "matmul_gflops")).isPositive();
            assertThat(number(json, "read_gb_per_s")).isPositive();
            for (String path :
                    List.of(
                            "gpt2_small.forward_ms.4",
                            "gpt2_small.forward_ms.16",
                            "gpt2_small.all_hooks_ms.16",
                            "gpt2_small.generate_ms_per_token",
                            "gpt2_small.generate_ms_per_token_at_16",
                            "nanogpt_cpu.train_step_ms",
                            "small.forward_ms",
                            "bundled.shakespeare-char.forward_ms")) {
                double value = number(json, path);
                assertThat(value).as(path).isPositive();
                assertThat(number(json, "ratios." + path))
                        .as(path)
                        .isCloseTo(
                                value / number(json, "limits." + path),
                                within(2e-3 * number(json, "ratios." + path)));
            }
            assertThat(json.get("threads")).isEqualTo(1);
            assertThat(progress).isSorted().startsWith(0.0).allMatch(done -> done < 1);
            assertThat(NativeLedger.arrays(observer)).isEqualTo(before);
        }
    }

    @Test
    void aCancelledBenchStopsAndGivesItsMemoryBack() {
        try (var observer = EngineThread.enter().newManager()) {
            int before = NativeLedger.arrays(observer);
            int[] asked = {0};
            Cancellation soon = () -> ++asked[0] > 40;
            assertThatThrownBy(() -> bench().run((fraction, now) -> {}, soon))
                    .isInstanceOf(CancellationException.class);
            assertThat(NativeLedger.arrays(observer)).isEqualTo(before);
        }
    }

    @Test
    void limitsAreCountedFromTheShape() {
        ModelConfig gpt2 = RandomGpt2.smallShape();
        // 85 million products a token in the blocks, 38.6 million for the last row's logits
        assertThat(Rates.operations(gpt2, 1, 1)).isCloseTo(2 * (84.93e6 + 38.6e6), within(1e6));
        assertThat(Rates.weightBytes(gpt2)).isCloseTo(494e6, within(1e6));
        Rates rates = new Rates(100, 50, 20);
        assertThat(rates.tokenMillis(gpt2)).isCloseTo(24.7, within(0.1));
        assertThat(rates.forwardMillis(gpt2, 64)).isCloseTo(110.5, within(1.0));
        assertThat(rates.forwardMillis(gpt2, 1)).isEqualTo(rates.tokenMillis(gpt2));
    }

    @Test
    void aRatioIsTheMeasuredNumberOverItsLimit() {
        Limit limit = new Limit(Limit.Kind.CALLS, 2, 1.2);
        Measure measure = Measure.beside("a.b", "what", 0, 3, "ms", limit);
        assertThat(measure.ratio()).contains(1.5);
        assertThat(Measure.alone("a", "what", 0, 3, "ms").ratio()).isEmpty();
    }

    private static Bench bench() {
        return new Bench(ModelCatalog.bundled(TestModels.bundledRoot()), TINY);
    }

    private static double number(Map<String, Object> json, String path) {
        Object at = json;
        for (String name : path.split("\\.")) {
            at = Objects.requireNonNull(((Map<?, ?>) at).get(name));
        }
        return ((Number) at).doubleValue();
    }
}
