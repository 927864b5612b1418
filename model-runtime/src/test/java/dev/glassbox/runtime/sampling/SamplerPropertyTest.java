package dev.glassbox.runtime.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SamplerPropertyTest {
    private static final SamplingContext NOTHING = new SamplingContext(new int[0], 0);

    @Property
    void someTokenStaysAndTheProbabilitiesAreADistribution(
            @ForAll @Size(min = 1, max = 40) List<@FloatRange(min = -100, max = 100) Float> values,
            @ForAll @DoubleRange(min = 0.01, max = 20) double temperature,
            @ForAll @IntRange(max = 50) int topK,
            @ForAll @DoubleRange(min = 0, max = 1) double topP,
            @ForAll @DoubleRange(min = 0, max = 1) double minP,
            @ForAll @DoubleRange(min = 0.01, max = 1) double typicalP,
            @ForAll @DoubleRange(min = 0, max = 1, maxIncluded = false) double draw) {
        Sampler sampler =
                new Sampler(
                        new SamplingConfig(temperature, topK, topP, minP, typicalP, 1, 0, 0, 0, 0));
        NextTokens next = sampler.next(floats(values), NOTHING);

        assertThat(Arrays.stream(next.probabilities()).sum()).isCloseTo(1, within(1e-9));
        int chosen = sampler.choose(next, draw).orElseThrow();
        assertThat(next.probabilities()[chosen]).isPositive();
    }

    @Property
    void everyCutIsToldOnce(
            @ForAll @Size(min = 1, max = 30) List<@FloatRange(min = -5, max = 5) Float> values,
            @ForAll @IntRange(min = 1, max = 30) int topK,
            @ForAll @DoubleRange(min = 0, max = 1) double topP,
            @ForAll @DoubleRange(min = 0.05, max = 1) double typicalP) {
        Sampler sampler =
                new Sampler(new SamplingConfig(1, topK, topP, 0.01, typicalP, 1, 0, 0, 0, 0));
        float[] logits = floats(values);
        int[] cut =
                sampler.steps(logits, NOTHING).stream()
                        .flatMapToInt(step -> IntStream.of(step.cut()))
                        .sorted()
                        .toArray();
        double[] p = sampler.next(logits, NOTHING).probabilities();

        assertThat(cut).isEqualTo(IntStream.range(0, p.length).filter(id -> p[id] == 0).toArray());
    }

    private static float[] floats(List<Float> values) {
        float[] floats = new float[values.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = values.get(i);
        }
        return floats;
    }
}
