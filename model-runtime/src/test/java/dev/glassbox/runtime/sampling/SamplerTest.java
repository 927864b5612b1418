package dev.glassbox.runtime.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glassbox.runtime.Refusals;
import dev.glassbox.runtime.intake.Problem;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SamplerTest {
    private static final SamplingContext NOTHING = new SamplingContext(new int[0], 0);

    @Test
    void temperatureZeroTakesTheLikeliestAndOfEqualOnesTheLowestId() {
        Sampler greedy = new Sampler(SamplingConfig.GREEDY);
        NextTokens next = greedy.next(new float[] {1, 3, 2, 3}, NOTHING);

        assertThat(greedy.choose(next, 0.999)).hasValue(1);
    }

    @Test
    void atTemperatureZeroPenaltiesCountAndCutsDoNot() {
        SamplingConfig config = new SamplingConfig(0, 1, 0.1, 1, 0.1, 10, 0, 0, 0, 0);
        Sampler greedy = new Sampler(config);
        NextTokens next = greedy.next(new float[] {1, 3, 2}, new SamplingContext(new int[] {1}, 1));

        assertThat(next.probabilities()[0]).isPositive();
        assertThat(greedy.choose(next, 0)).hasValue(2);
    }

    @Test
    void aDrawWalksThroughTheIdsInTheirOrder() {
        Sampler sampler = new Sampler(SamplingConfig.PLAIN);
        NextTokens next = sampler.next(logs(0.2, 0.5, 0.3), NOTHING);

        assertThat(sampler.choose(next, 0)).hasValue(0);
        assertThat(sampler.choose(next, 0.199)).hasValue(0);
        assertThat(sampler.choose(next, 0.201)).hasValue(1);
        assertThat(sampler.choose(next, 0.699)).hasValue(1);
        assertThat(sampler.choose(next, 0.701)).hasValue(2);
        assertThat(sampler.choose(next, Math.nextDown(1.0))).hasValue(2);
    }

    @Test
    void drawsFollowFromSeedPositionAndAttemptAlone() {
        Sampler sampler = new Sampler(SamplingConfig.PLAIN.withSeed(7));

        assertThat(sampler.draw(3, 0)).isEqualTo(sampler.draw(3, 0));
        assertThat(sampler.draw(3, 0))
                .isNotEqualTo(sampler.draw(4, 0))
                .isNotEqualTo(sampler.draw(3, 1))
                .isNotEqualTo(new Sampler(SamplingConfig.PLAIN.withSeed(8)).draw(3, 0));
    }

    @Test
    void tokensComeAsOftenAsTheirProbabilitiesSay() {
        Sampler sampler = new Sampler(SamplingConfig.PLAIN.withSeed(1));
        NextTokens next = sampler.next(logs(0.1, 0.6, 0.3), NOTHING);
        int[] counts = new int[3];
        int draws = 20_000;
        for (int position = 0; position < draws; position++) {
            counts[sampler.choose(next, sampler.draw(position, 0)).orElseThrow()]++;
        }

        for (int id = 0; id < counts.length; id++) {
            // four standard deviations of a share of 20 000 draws are below 0.014
            assertThat(counts[id] / (double) draws)
                    .isCloseTo(next.probabilities()[id], within(0.014));
        }
    }

    @Test
    void whenEveryCandidateIsCutThereIsNone() {
        Sampler sampler = new Sampler(new SamplingConfig(1, 2, 0.9, 0.1, 0.9, 1, 0, 0, 1, 0));
        NextTokens next =
                sampler.next(new float[] {1, 2}, new SamplingContext(new int[] {0, 1}, 2));

        assertThat(next.probabilities()).containsOnly(0.0);
        assertThat(sampler.choose(next, 0.5)).isEmpty();
        assertThat(new Sampler(SamplingConfig.GREEDY).choose(next, 0.5)).isEmpty();
    }

    @Test
    void aTinyTemperatureDoesNotOverflow() {
        Sampler sampler = new Sampler(SamplingConfig.PLAIN.withTemperature(1e-300));
        double[] p = sampler.next(new float[] {80, 90, -90}, NOTHING).probabilities();

        assertThat(p).containsExactly(0, 1, 0);
    }

    @Test
    void aLogitThatIsNotANumberIsSaid() {
        Sampler sampler = new Sampler(SamplingConfig.PLAIN);
        Problem problem =
                Refusals.problemOf(() -> sampler.next(new float[] {0, Float.NaN}, NOTHING));

        assertThat(problem.id()).isEqualTo("sampling.not-a-number");
        assertThat(problem.arguments()).containsEntry("id", "1");
    }

    private static float[] logs(double... p) {
        double[] logs = DoubleStream.of(p).map(Math::log).toArray();
        float[] logits = new float[logs.length];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) logs[i];
        }
        return logits;
    }
}
