package dev.glassbox.runtime.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every claim of every experiment on three seeds, at full length: minutes, hence only where the
 * profile {@code experiments} asks for it.
 */
class ThreeSeedsExperimentTest {
    static Stream<Arguments> runs() {
        return ExperimentCatalog.installed().all().stream()
                .flatMap(e -> Stream.of(1L, 2L, 3L).map(seed -> Arguments.of(e.id(), seed)));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void claimsHold(String id, long seed) {
        claimsHold(id, seed, Map.of());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theTransformerGroksToo(long seed) {
        claimsHold("grokking", seed, Map.of("network", "transformer"));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aFixedPeriodLetsOneLayerCheat(long seed) {
        List<?> seen =
                Watched.run(
                        ExperimentCatalog.installed().get("induction"),
                        seed,
                        Map.of("period", "fixed", "steps", "500"));
        Claim gap = ((Result) Watched.last(seen)).claims().get(0);
        assertThat(gap.figure()).isEqualTo("gap");
        assertThat(gap.measured()).isLessThan(0.1);
    }

    static Stream<Long> seeds() {
        return Stream.of(1L, 2L, 3L);
    }

    private static void claimsHold(String id, long seed, Map<String, String> words) {
        List<?> seen = Watched.run(ExperimentCatalog.installed().get(id), seed, words);
        assertThat(Watched.last(seen)).isInstanceOf(Result.class);
        Result result = (Result) Watched.last(seen);
        assertThat(result.claims()).isNotEmpty().allMatch(Claim::holds);
    }
}
